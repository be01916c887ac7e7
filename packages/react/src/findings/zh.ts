import type { findingMessages } from './messages';

/** Messages about findings in Chinese. */
export const findingMessagesZh: Record<keyof typeof findingMessages, string> = {
  'finding.list': '问题与风险',
  'finding.severity.failure': '故障',
  'finding.severity.warning': '警告',
  'finding.severity.risk': '风险',
  'finding.sentences': '{{first}}{{second}}',
  'finding.moreObjects': '{{objects}} 等，另有 {{more}} 个',
  'finding.who.only': '唯一的 Pod',
  'finding.who.all': '全部 {{wanted}} 个 Pod',
  'finding.who.some': '{{pods}}/{{wanted}} 个 Pod',

  'finding.image-pull': '镜像拉取失败（{{who}}）：{{image}}，{{why}}。',
  'finding.image-pull.lastGood': '上一个可用版本：{{lastGood}}。',
  'finding.image-pull.serving': '目前仍由 {{lastGood}} 提供服务。',
  'finding.image-pull.not-found': '镜像或标签不存在',
  'finding.image-pull.not-found.advice': '请检查镜像标签，或回滚。',
  'finding.image-pull.unauthorized': '镜像仓库拒绝访问',
  'finding.image-pull.unauthorized.advice':
    '请确认镜像存在，且 imagePullSecret 有拉取权限。',
  'finding.image-pull.unreachable': '无法连接镜像仓库',
  'finding.image-pull.unreachable.advice':
    '请检查镜像仓库地址，以及节点到仓库的网络。',
  'finding.image-pull.rate-limited': '被镜像仓库限流',
  'finding.image-pull.rate-limited.advice':
    '请改用镜像加速，或使用配额更高的账号。',
  'finding.image-pull.other': '拉取出错',
  'finding.image-pull.other.advice': '详见节点返回的信息。',

  'finding.crash-loop':
    '容器反复崩溃（{{who}}）：{{container}} 退出码 {{exitCode}}，已重启 {{restarts}} 次。',
  'finding.crash-loop.noCode':
    '容器反复崩溃（{{who}}）：{{container}} 已重启 {{restarts}} 次。',
  'finding.crash-loop.past':
    '容器多次崩溃后已恢复（{{who}}）：{{container}} 退出码 {{exitCode}}，已重启 {{restarts}} 次。',
  'finding.crash-loop.pastNoCode':
    '容器多次崩溃后已恢复（{{who}}）：{{container}} 已重启 {{restarts}} 次。',
  'finding.exit.0': '进程正常退出。服务进程需要在前台持续运行。',
  'finding.exit.126': '命令无法执行，请检查执行权限和文件格式。',
  'finding.exit.127': '镜像中找不到该命令，请检查启动命令和参数。',
  'finding.exit.137': '进程被强制终止（SIGKILL）：内存不足，或未能按时停止。',
  'finding.exit.139': '进程段错误，请检查本地库，以及镜像的 CPU 架构。',
  'finding.exit.143': '进程收到终止信号（SIGTERM），请排查由谁发出。',
  'finding.exit.other': '请查看上一次运行的日志。',

  'finding.out-of-memory':
    '内存溢出（OOM）被终止（{{who}}）：容器 {{container}} 达到内存上限 {{limit}}。',
  'finding.out-of-memory.noLimit':
    '内存溢出（OOM）被终止（{{who}}）：节点内存不足，容器 {{container}} 被终止。',
  'finding.out-of-memory.advice': '请调高内存上限，或排查内存占用。',

  'finding.probe.readiness': '就绪探针',
  'finding.probe.liveness': '存活探针',
  'finding.probe.startup': '启动探针',
  'finding.probe-failing':
    'Pod 无法就绪（{{who}}）：容器 {{container}} 的{{probe}}失败。',
  'finding.probe-failing.noContainer':
    'Pod 无法就绪（{{who}}）：{{probe}}失败。',
  'finding.probe-failing.restarted':
    '容器因{{probe}}失败被重启（{{who}}）：{{container}} 已重启 {{restarts}} 次。',
  'finding.probe-failing.restartedNoContainer':
    '容器因{{probe}}失败被重启（{{who}}）：已重启 {{restarts}} 次。',
  'finding.probe-failing.advice':
    '请检查探针的端口和路径，以及应用所依赖的服务。',
  'finding.probe-failing.starting': '可能仍在启动，请稍候。',

  'finding.unschedulable': '无法调度（{{who}}）：{{reasons}}。',
  'finding.unschedulable.cpu': 'CPU 不足',
  'finding.unschedulable.memory': '内存不足',
  'finding.unschedulable.resource': '其他资源不足',
  'finding.unschedulable.pods': '节点 Pod 数已满',
  'finding.unschedulable.taints': '污点未被容忍',
  'finding.unschedulable.cordoned': '节点已禁止调度',
  'finding.unschedulable.affinity': '没有节点满足调度约束',
  'finding.unschedulable.volume': '存储卷限制了可用节点',
  'finding.unschedulable.ports': '主机端口被占用',
  'finding.unschedulable.nodes': '集群没有节点',
  'finding.unschedulable.other': '详见调度器返回的信息',
  'finding.unschedulable.capacity': '请降低资源请求，或为集群扩容节点。',
  'finding.unschedulable.placement':
    '请核对节点选择器、亲和性和容忍度与节点是否匹配。',

  'finding.missing-configmap':
    '容器无法启动（{{who}}）：ConfigMap {{name}} 不存在。',
  'finding.missing-configmap.key':
    '容器无法启动（{{who}}）：ConfigMap {{name}} 缺少键 {{key}}。',
  'finding.missing-secret': '容器无法启动（{{who}}）：Secret {{name}} 不存在。',
  'finding.missing-secret.key':
    '容器无法启动（{{who}}）：Secret {{name}} 缺少键 {{key}}。',
  'finding.missing-claim': 'Pod 无法启动（{{who}}）：PVC {{name}} 不存在。',
  'finding.missing.advice': '请创建，或改正引用的名称。',
  'finding.claim-pending':
    'Pod 无法启动（{{who}}）：PVC {{name}} 尚未绑定存储卷。',
  'finding.claim-pending.advice': '请检查 StorageClass 和存储供应组件。',
  'finding.container-error':
    '容器无法启动（{{who}}）：{{container}} 创建失败（{{reason}}）。',
  'finding.container-error.pod': 'Pod 无法启动（{{who}}）：{{reason}}。',
  'finding.container-error.FailedMount': '存储卷挂载失败',
  'finding.container-error.FailedMapVolume': '块存储卷映射失败',
  'finding.container-error.FailedAttachVolume': '存储卷无法挂接到节点',
  'finding.container-error.FailedCreatePodSandBox': '节点无法为其建立网络',
  'finding.pod-failed': 'Pod 异常终止（{{who}}）：{{reason}}。',
  'finding.pod-failed.replaced':
    'Pod 异常终止，已由其他 Pod 接替（{{who}}）：{{reason}}。',
  'finding.node-lost': 'Pod 不可用（{{who}}）：节点 {{node}} 未就绪。',
  'finding.node-lost.maybe': 'Pod 可能失联（{{who}}）：节点 {{node}} 未就绪。',
  'finding.node-lost.advice':
    '请检查该节点。Deployment 约 5 分钟后会在其他节点重建 Pod。',

  'finding.quota':
    '{{kind}} {{name}} 缺少 {{pods}}/{{wanted}} 个 Pod：命名空间配额不足。',
  'finding.quota.advice': '请申请提高配额，或降低资源请求和副本数。',
  'finding.webhook.denied':
    '{{kind}} {{name}} 缺少 {{pods}}/{{wanted}} 个 Pod：被准入 Webhook 拒绝。',
  'finding.webhook.unavailable':
    '{{kind}} {{name}} 缺少 {{pods}}/{{wanted}} 个 Pod：准入 Webhook 无响应。',
  'finding.webhook.denied.advice': '请按 Webhook 的要求修改。',
  'finding.webhook.unavailable.advice':
    '请联系 Webhook 的负责人；恢复之前无法创建 Pod。',
  'finding.creation-refused':
    '{{kind}} {{name}} 缺少 {{pods}}/{{wanted}} 个 Pod：集群拒绝创建。',
  'finding.creation-refused.advice': '请按集群的要求修改。',
  'finding.rollout-deadline':
    '{{name}} 发布超时，没有进展：{{ready}}/{{wanted}} 个 Pod 就绪。',
  'finding.rollout-deadline.advice': '请查看事件，或回滚。',
  'finding.paused': '{{name}} 的滚动发布已暂停。',
  'finding.paused.advice':
    '恢复命令：kubectl rollout resume deployment/{{name}}',
  'finding.workload-missing': '集群中找不到它的任何工作负载。',
  'finding.workload-missing.advice': '工作负载在平台之外被删除，或标签被修改。',
  'finding.job-failed': 'Job {{name}} 失败：{{reason}}。',
  'finding.job-failed.BackoffLimitExceeded': '重试次数已用尽',
  'finding.job-failed.DeadlineExceeded': '运行超时',
  'finding.job-failed.advice': '请查看其最后一个 Pod 的日志。',

  'finding.no-endpoints': 'Service {{service}} 没有匹配到任何 Pod。',
  'finding.no-endpoints.advice': '请核对 Service 的选择器与 Pod 标签。',
  'finding.no-endpoints.notReady':
    'Service {{service}} 没有就绪的后端 Pod（匹配到 {{selected}} 个）。',
  'finding.ingress-no-class':
    'Ingress {{ingress}} 未指定 IngressClass，没有控制器处理。',
  'finding.ingress-no-class.advice':
    '请设置 ingressClassName，或为集群设置默认 IngressClass。',
  'finding.ingress-no-address':
    'Ingress {{ingress}} 没有地址：没有 {{class}} 类的控制器接管。',
  'finding.ingress-no-address.advice':
    '请检查该 IngressClass 是否存在，以及其控制器是否运行。',
  'finding.certificate-expiry': '{{host}} 的证书将于 {{date}} 过期。',
  'finding.certificate-expiry.past': '{{host}} 的证书已于 {{date}} 过期。',
  'finding.certificate-expiry.advice': '请尽快续期。',

  'finding.autoscaler-no-metrics': '自动伸缩 {{name}} 获取不到指标，未生效。',
  'finding.autoscaler-no-metrics.advice':
    '请检查容器是否设置了 requests，以及指标接口是否可用。',
  'finding.budget-blocks':
    '中断预算（PDB）{{name}} 不允许驱逐任何 Pod，节点无法排空。',
  'finding.budget-blocks.advice':
    '建议改为 maxUnavailable: 1，或增加一个副本。',
  'finding.single-replica': '只有一个 Pod：每次重启都会中断服务。',
  'finding.single-replica.advice': '建议至少运行两个副本。',
  'finding.one-node': '所有 Pod 都在节点 {{node}} 上。',
  'finding.one-node.advice': '建议用 topologySpreadConstraints 打散。',
  'finding.no-budget': '没有中断预算（PDB）：节点维护可能同时驱逐所有 Pod。',
  'finding.no-budget.advice':
    '建议添加 maxUnavailable: 1 的 PodDisruptionBudget。',

  'finding.cluster-unreachable': '集群 {{cluster}} 无响应。',
  'finding.cluster-unreachable.advice': '当前显示的是它最后一次响应的内容。',
  'finding.kind-refused': '平台对集群 {{cluster}} 的读取权限不全：{{kinds}}。',
  'finding.kind-refused.advice': '请按 Mooring 文档授予所需的 ClusterRole。',
};
