{{- define "usher-service.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Chart.Name }}
  labels: {{- include "usher-service.labels" . | nindent 4 }}
spec:
  replicas: {{ .Values.replicas }}
  strategy:
    rollingUpdate: {maxUnavailable: 0, maxSurge: 1}
  selector:
    matchLabels: {{- include "usher-service.selector" . | nindent 6 }}
  template:
    metadata:
      labels: {{- include "usher-service.labels" . | nindent 8 }}
      annotations:
        checksum/config: {{ include "usher-service.config" . | sha256sum }}
        prometheus.io/scrape: "true"
        prometheus.io/path: /actuator/prometheus
        prometheus.io/port: {{ .Values.ports.management | quote }}
    spec:
      automountServiceAccountToken: false
      {{- with .Values.imagePullSecrets | default (.Values.global | default dict).imagePullSecrets }}
      imagePullSecrets: {{- toYaml . | nindent 8 }}
      {{- end }}
      terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        seccompProfile: {type: RuntimeDefault}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: {{- include "usher-service.selector" . | nindent 14 }}
      containers:
        - name: {{ .Chart.Name }}
          image: {{ include "usher-service.image" . | quote }}
          imagePullPolicy: {{ .Values.image.pullPolicy }}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          ports:
            - {name: http, containerPort: {{ .Values.ports.http }}}
            - {name: management, containerPort: {{ .Values.ports.management }}}
          envFrom:
            - configMapRef: {name: {{ .Chart.Name }}}
          env:
            - {name: SERVER_ADDRESS, value: "0.0.0.0"}
            - {name: SERVER_PORT, value: {{ .Values.ports.http | quote }}}
            - {name: MANAGEMENT_SERVER_ADDRESS, value: "0.0.0.0"}
            - {name: MANAGEMENT_SERVER_PORT, value: {{ .Values.ports.management | quote }}}
            {{- range $name, $ref := .Values.secrets }}
            - name: {{ $name }}
              valueFrom:
                secretKeyRef: {name: {{ required (printf "secrets.%s.name: the existing secret that holds it" $name) $ref.name }}, key: {{ $ref.key }}}
            {{- end }}
          startupProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            # A start takes 34 CPU seconds. With the requested CPU alone, 400m, this budget of 240 s
            # gives it 96, which is more than twice as much.
            periodSeconds: 2
            failureThreshold: 120
          livenessProbe:
            httpGet: {path: /actuator/health/liveness, port: management}
            periodSeconds: 10
            failureThreshold: 3
          readinessProbe:
            httpGet: {path: /actuator/health/readiness, port: management}
            periodSeconds: 5
            failureThreshold: 2
          lifecycle:
            # Lets the endpoints forget this pod before it stops taking requests.
            preStop:
              sleep: {seconds: 5}
          resources: {{- toYaml .Values.resources | nindent 12 }}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
      volumes:
        - {name: tmp, emptyDir: {sizeLimit: 64Mi}}
{{- end }}
