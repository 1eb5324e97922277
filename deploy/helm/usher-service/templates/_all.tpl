{{/* Everything a service consists of in a cluster. A service's chart includes this and no more. */}}
{{- define "usher-service.all" -}}
{{- include "usher-service.guard" . -}}
{{ include "usher-service.configmap" . }}
---
{{ include "usher-service.deployment" . }}
---
{{ include "usher-service.service" . }}
---
{{ include "usher-service.networkpolicy" . }}
---
{{ include "usher-service.disruptionbudget" . }}
{{ include "usher-service.migration" . }}
{{- end }}

{{- define "usher-service.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: usher
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "usher-service.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
