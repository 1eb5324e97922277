{{- define "usher-service.configmap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Chart.Name }}
  labels: {{- include "usher-service.labels" . | nindent 4 }}
data:
{{- range $name, $value := include "usher-service.config" . | fromYaml }}
  {{ $name }}: {{ $value | quote }}
{{- end }}
{{- end }}
