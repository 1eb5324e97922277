{{- define "usher-service.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .Chart.Name }}
  labels: {{- include "usher-service.labels" . | nindent 4 }}
spec:
  selector: {{- include "usher-service.selector" . | nindent 4 }}
  ports:
    - {name: http, port: {{ .Values.ports.http }}, targetPort: http}
{{- end }}

{{/* Who may speak to the service; the management port is for the namespace that scrapes it. */}}
{{- define "usher-service.networkpolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .Chart.Name }}
  labels: {{- include "usher-service.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels: {{- include "usher-service.selector" . | nindent 6 }}
  policyTypes: [Ingress]
  ingress:
    - ports: [{port: http}]
      {{- with .Values.allowFrom }}
      from:
        {{- range . }}
        - podSelector:
            matchLabels: {app.kubernetes.io/name: {{ . }}}
        {{- end }}
      {{- end }}
    - ports: [{port: management}]
      from:
        - namespaceSelector:
            matchLabels: {kubernetes.io/metadata.name: {{ .Values.monitoringNamespace }}}
{{- end }}

{{- define "usher-service.disruptionbudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .Chart.Name }}
  labels: {{- include "usher-service.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: {{- include "usher-service.selector" . | nindent 6 }}
{{- end }}
