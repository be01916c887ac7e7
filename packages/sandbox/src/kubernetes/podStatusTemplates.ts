/** A jq expression: whether the tag of the first container's image ends so. */
export function whereTagEnds(end: string): string {
  return `.spec.containers[0].image | test(":[^:/@]*${end}(@|$)")`;
}

/** Template of what a pod has that is at home on a node. */
export function placed(phase: 'Pending' | 'Running'): string {
  return `phase: ${phase}
startTime: {{ Now | Quote }}
{{ with NodeIPsWith .spec.nodeName }}
hostIP: {{ index . 0 | Quote }}
hostIPs:
{{ range . }}
- ip: {{ . | Quote }}
{{ end }}
{{ end }}
{{ with PodIPsWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) }}
podIP: {{ index . 0 | Quote }}
podIPs:
{{ range . }}
- ip: {{ . | Quote }}
{{ end }}
{{ end }}
initContainerStatuses:
{{ range .spec.initContainers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: true
  restartCount: 0
  state:
    terminated:
      exitCode: 0
      reason: Completed
      startedAt: {{ Now | Quote }}
      finishedAt: {{ Now | Quote }}
{{ end }}`;
}

/** Template of the conditions of a pod whose first container is not ready. */
export const notReady = `conditions:
- type: Initialized
  status: "True"
  lastTransitionTime: {{ Now | Quote }}
{{ $message := printf "containers with unready status: [%s]" ( index .spec.containers 0 ).name }}
{{ range list "Ready" "ContainersReady" }}
- type: {{ . }}
  status: "False"
  reason: ContainersNotReady
  message: {{ $message | Quote }}
  lastTransitionTime: {{ Now | Quote }}
{{ end }}`;

/**
 * Template of the statuses of a pod's containers, of which the others run well.
 *
 * @param restartCount - of the first one; `$was` is its status so far
 * @param trouble - template of the first one's state, from `.pod` and `.container`
 */
export function containerStatuses(
  restartCount: string,
  trouble: string,
): string {
  const indented = trouble.trim().replaceAll('\n', '\n  ');
  return `containerStatuses:
{{ $pod := . }}
{{ range $index, $container := .spec.containers }}
- name: {{ $container.name | Quote }}
  image: {{ $container.image | Quote }}
  imageID: ""
{{ if eq $index 0 }}
{{ $was := dict "state" dict }}
{{ if $pod.status.containerStatuses }}{{ $was = index $pod.status.containerStatuses 0 }}{{ end }}
  ready: false
  restartCount: ${restartCount}
{{ with dict "pod" $pod "container" $container }}
  ${indented}
{{ end }}
{{ else }}
  ready: true
  restartCount: 0
  started: true
  state:
    running:
      startedAt: {{ Now | Quote }}
{{ end }}
{{ end }}`;
}
