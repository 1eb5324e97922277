{{/*
The environment of the process, as a map of strings. A service's own config wins over the umbrella's
global.config, which wins over the chart's defaults. Not by `merge`, which takes false and "" for unset.
In production the profile prod is on, with which a service refuses to start on settings of a demo.
*/}}
{{- define "usher-service.config" -}}
{{- $global := .Values.global | default dict -}}
{{- $config := dict -}}
{{- with include "usher-service.datasource" . -}}
{{- $_ := set $config "SPRING_DATASOURCE_URL" . -}}
{{- end -}}
{{- range $name, $value := include "usher-service.shares" . | fromYaml -}}
{{- $_ := set $config $name (toString $value) -}}
{{- end -}}
{{- range $source := list (.Values.defaults | default dict) ($global.config | default dict) (.Values.config | default dict) -}}
{{- range $name, $value := $source -}}
{{- if not (kindIs "invalid" $value) -}}
{{- $_ := set $config $name (include "usher-service.text" (dict "name" $name "value" $value)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- if eq (include "usher-service.environment" .) "production" -}}
{{- $profiles := without (splitList "," (index $config "SPRING_PROFILES_ACTIVE" | default "" | replace " " "")) "" "prod" -}}
{{- $_ := set $config "SPRING_PROFILES_ACTIVE" (join "," (prepend $profiles "prod")) -}}
{{- end -}}
{{- toYaml $config -}}
{{- end }}

{{/*
What follows from the number of replicas. Topics have 12 partitions, which all consumers of a service
share: each process gets as many consumers as make equal shares, three at most, because each of them
takes a thread and a database connection. Stripe's limits hold for all pods together.
*/}}
{{- define "usher-service.shares" -}}
{{- $replicas := int .Values.replicas -}}
{{- if .Values.schema -}}
{{- $consumers := div (add (sub 12 1) $replicas) $replicas -}}
{{- if gt $consumers 3 -}}
{{- range $each := list 2 3 4 -}}
{{- $fewer := div (add (sub 12 1) (mul $replicas $each)) (mul $replicas $each) -}}
{{- if gt $consumers 3 -}}
{{- $consumers = $fewer -}}
{{- end -}}
{{- end -}}
{{- end }}
USHER_INBOX_CONCURRENCY: {{ $consumers | quote }}
{{- end }}
{{- with .Values.stripe }}
USHER_STRIPE_CALLS_PER_SECOND: {{ max 1 (div .callsPerSecond (add $replicas 1)) | quote }}
USHER_STRIPE_CALLS_PER_SECOND_AND_ENDPOINT: {{ max 1 (div .callsPerSecondAndEndpoint (add $replicas 1)) | quote }}
{{- end }}
{{- end }}

{{/* A value as the process must read it: numbers without exponent. */}}
{{- define "usher-service.text" -}}
{{- if kindIs "float64" .value -}}
{{- if eq (floor .value) .value -}}
{{- printf "%.0f" .value -}}
{{- else -}}
{{- regexReplaceAll "0+$" (printf "%.12f" .value) "" -}}
{{- end -}}
{{- else if or (kindIs "map" .value) (kindIs "slice" .value) -}}
{{- fail (printf "config.%s must be text, a number or a boolean" .name) -}}
{{- else -}}
{{- toString .value -}}
{{- end -}}
{{- end }}

{{/* The JDBC URL of this service's schema, or nothing where the service has none or no database is named. */}}
{{- define "usher-service.datasource" -}}
{{- $database := .Values.database | default (.Values.global | default dict).database -}}
{{- if and .Values.schema $database -}}
jdbc:postgresql://{{ $database }}?currentSchema={{ .Values.schema }}&connectTimeout=2&socketTimeout=15&tcpKeepAlive=true&ApplicationName={{ .Chart.Name }}
{{- end -}}
{{- end }}

{{/* What the release is for: the umbrella's word wins. */}}
{{- define "usher-service.environment" -}}
{{- (.Values.global | default dict).environment | default .Values.environment | default "production" -}}
{{- end }}

{{/* Refuses what would only be noticed once pods run. */}}
{{- define "usher-service.guard" -}}
{{- $config := include "usher-service.config" . | fromYaml -}}
{{- $missing := list -}}
{{- range $name := .Values.required -}}
{{- $value := index $config $name -}}
{{- if or (kindIs "invalid" $value) (eq (trim (toString $value)) "") -}}
{{- $missing = append $missing $name -}}
{{- end -}}
{{- end -}}
{{- if $missing -}}
{{- fail (printf "%s: config or global.config must name %s (SPRING_DATASOURCE_URL follows from database)" .Chart.Name (join ", " $missing)) -}}
{{- end -}}
{{- range $name, $secret := .Values.secrets -}}
{{- if and $secret (hasKey $config $name) -}}
{{- fail (printf "config.%s must not be given, because secrets.%s is: what is secret must not be in a ConfigMap" $name $name) -}}
{{- end -}}
{{- end -}}
{{- range $name := list "USHER_MAIL_PASSWORD" "USHER_DECLINES_HASH_KEY" -}}
{{- if hasKey $config $name -}}
{{- fail (printf "config.%s must not be given, because what is secret must not be in a ConfigMap: name a secret in secrets.%s" $name $name) -}}
{{- end -}}
{{- end -}}
{{- if and (index $config "USHER_MAIL_HOST") (not (index $config "USHER_MAIL_FROM")) -}}
{{- fail "config.USHER_MAIL_FROM must name the sender of mail, because USHER_MAIL_HOST is given" -}}
{{- end -}}
{{- if eq (int .Values.ports.http) (int .Values.ports.management) -}}
{{- fail "ports.management must differ from ports.http, which callers reach" -}}
{{- end -}}
{{- if eq (include "usher-service.environment" .) "production" -}}
{{- range $profile := list "sandbox" "chaos" "load" -}}
{{- if has $profile (splitList "," (index $config "SPRING_PROFILES_ACTIVE" | default "" | replace " " "")) -}}
{{- fail (printf "the profile %s is not for production" $profile) -}}
{{- end -}}
{{- end -}}
{{- if regexMatch "/realms/usher/?$" (index $config "USHER_SECURITY_ISSUER" | default "") -}}
{{- fail "config.USHER_SECURITY_ISSUER must not be the realm usher while environment is production: that is the name of the demo realm" -}}
{{- end -}}
{{- if eq (upper (index $config "USHER_MAIL_SECURITY" | default "")) "NONE" -}}
{{- fail "config.USHER_MAIL_SECURITY must not be NONE while environment is production: tickets would pass in clear" -}}
{{- end -}}
{{- if has (index $config "USHER_TOPICS_REPLICATION_FACTOR" | default "") (list "1" "2") -}}
{{- fail "config.USHER_TOPICS_REPLICATION_FACTOR must be at least 3, or -1 for the brokers' default, while environment is production" -}}
{{- end -}}
{{- if has (index $config "USHER_TOPICS_MIN_INSYNC_REPLICAS" | default "") (list "0" "1") -}}
{{- fail "config.USHER_TOPICS_MIN_INSYNC_REPLICAS must be at least 2, or -1 for the brokers' default, while environment is production" -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Where the image comes from. A digest wins over the tag, which is kept for readers. */}}
{{- define "usher-service.image" -}}
{{- $shared := index .Values "usher-service" | default dict -}}
{{- $registry := (.Values.global | default dict).registry | default $shared.registry -}}
{{- $repository := .Values.image.repository | default (printf "%s/%s" $registry .Chart.Name) -}}
{{- $repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- with .Values.image.digest }}@{{ . }}{{ end -}}
{{- end }}
