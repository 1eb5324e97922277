{{/*
The environment of the process, as a map of strings. A service's own config wins over the umbrella's
global.config, which wins over the chart's defaults. Not by `merge`, which takes false and "" for unset.
*/}}
{{- define "usher-service.config" -}}
{{- $global := .Values.global | default dict -}}
{{- $config := dict -}}
{{- with include "usher-service.datasource" . -}}
{{- $_ := set $config "SPRING_DATASOURCE_URL" . -}}
{{- end -}}
{{- range $source := list (.Values.defaults | default dict) ($global.config | default dict) (.Values.config | default dict) -}}
{{- range $name, $value := $source -}}
{{- if not (kindIs "invalid" $value) -}}
{{- $_ := set $config $name (include "usher-service.text" (dict "name" $name "value" $value)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toYaml $config -}}
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
{{- if not (index $config $name) -}}
{{- $missing = append $missing $name -}}
{{- end -}}
{{- end -}}
{{- if $missing -}}
{{- fail (printf "%s: config or global.config must name %s (SPRING_DATASOURCE_URL follows from database)" .Chart.Name (join ", " $missing)) -}}
{{- end -}}
{{- if eq (include "usher-service.environment" .) "production" -}}
{{- range $profile := list "sandbox" "chaos" "load" -}}
{{- if has $profile (splitList "," (index $config "SPRING_PROFILES_ACTIVE" | default "" | replace " " "")) -}}
{{- fail (printf "the profile %s is not for production" $profile) -}}
{{- end -}}
{{- end -}}
{{- if has (index $config "USHER_TOPICS_REPLICATION_FACTOR" | default "") (list "1" "2") -}}
{{- fail "config.USHER_TOPICS_REPLICATION_FACTOR must be at least 3, or -1 for the brokers' default, while environment is production" -}}
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
