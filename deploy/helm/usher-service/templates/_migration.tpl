{{/*
Migrates the schema before the pods of an installation or an upgrade are made; Helm waits for it, and
leaves the release before as it is when it fails. The environment stands in the job itself, because
Helm makes the ConfigMap only afterwards.
*/}}
{{- define "usher-service.migration" -}}
{{- if and .Values.schema .Values.migration.enabled -}}
{{- $config := include "usher-service.config" . | fromYaml -}}
---
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ .Chart.Name }}-migration
  labels: {{- include "usher-service.migration.labels" . | nindent 4 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    # A job that failed stays, with its log, until the next attempt.
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  backoffLimit: {{ .Values.migration.retries }}
  activeDeadlineSeconds: {{ .Values.migration.deadlineSeconds }}
  template:
    metadata:
      # Not the labels of the service's pods: requests must not come here.
      labels: {{- include "usher-service.migration.labels" . | nindent 8 }}
    spec:
      restartPolicy: Never
      automountServiceAccountToken: false
      {{- with .Values.imagePullSecrets | default (.Values.global | default dict).imagePullSecrets }}
      imagePullSecrets: {{- toYaml . | nindent 8 }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile: {type: RuntimeDefault}
      containers:
        - name: migration
          image: {{ include "usher-service.image" . | quote }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          args: [migrate]
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          env:
            - {name: SPRING_DATASOURCE_URL, value: {{ index $config "SPRING_DATASOURCE_URL" | quote }}}
            - {name: USHER_MIGRATIONS_USERNAME, value: {{ .Values.migration.username | quote }}}
            - name: USHER_MIGRATIONS_PASSWORD
              valueFrom:
                secretKeyRef: {name: {{ .Values.migration.password.name }}, key: {{ .Values.migration.password.key }}}
            {{- range $name, $value := $config }}
            {{- if and (hasPrefix "USHER_MIGRATIONS_" $name) (ne $name "USHER_MIGRATIONS_USERNAME") }}
            - {name: {{ $name }}, value: {{ $value | quote }}}
            {{- end }}
            {{- end }}
          resources: {{- toYaml .Values.resources | nindent 12 }}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
      volumes:
        - {name: tmp, emptyDir: {sizeLimit: 64Mi}}
{{- end }}
{{- end }}

{{- define "usher-service.migration.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}-migration
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: usher
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}
