/** Navigation and sign-in in Chinese. */
export default {
  'nav.home': 'Mooring，前往首页',
  'nav.menu': '菜单',
  'nav.search': '搜索',
  'nav.notifications': '通知',
  'nav.settings': '设置',
  'nav.page.home': '首页',
  'nav.page.paas/services': '服务',
  'nav.page.paas/clusters': '集群',
  'nav.page.catalog': '服务目录',
  'nav.page.scaffolder': '创建',
  'nav.page.paas': '变更任务',
  'nav.page.user-settings': '设置',
  'nav.page.app-visualizer': '应用结构',
  'nav.page.catalog-graph': '关系图谱',
  'signIn.title': '企业账号',
  'signIn.message': '请使用您所在组织的账号登录。',
};
