import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { homeTranslationRef } from '@backstage/plugin-home';

/** Messages of the home page. */
export default createTranslationMessages({
  ref: homeTranslationRef,
  full: true,
  messages: {
    'starredEntities.noStarredEntitiesMessage':
      '点击实体名称旁的星标，即可将其添加到此列表！',
    'addWidgetDialog.title': '添加小组件到仪表板',
    'addWidgetDialog.noAvailableWidgets': '所有可用的小组件都已添加到仪表板。',
    'customHomepageButtons.cancel': '取消',
    'customHomepageButtons.clearAll': '全部清除',
    'customHomepageButtons.edit': '编辑',
    'customHomepageButtons.restoreDefaults': '恢复默认',
    'customHomepageButtons.addWidget': '添加小组件',
    'customHomepageButtons.save': '保存',
    'customHomepage.noWidgets': '尚未添加小组件。请先点击“添加小组件”按钮。',
    'widgetSettingsOverlay.cancelButtonTitle': '取消',
    'widgetSettingsOverlay.editSettingsTooltip': '编辑设置',
    'widgetSettingsOverlay.editSettingsTooptip': '编辑设置',
    'widgetSettingsOverlay.deleteWidgetTooltip': '删除小组件',
    'widgetSettingsOverlay.submitButtonTitle': '提交',
    'starredEntityListItem.removeFavoriteEntityTitle': '从收藏中移除实体',
    'visitList.disabled.title': '未启用访问记录。',
    'visitList.disabled.description':
      '在 app-config.yaml 中启用访问记录后，这里会显示您最常访问和最近访问的页面。',
    'visitList.empty.title': '暂无访问记录。',
    'visitList.empty.description':
      '开始使用 Backstage 后，您访问过的页面会显示在这里，方便您从上次离开的地方继续。',
    'visitList.few.title': '您访问的页面越多，这里显示的页面就越多。',
    'quickStart.title': '入门',
    'quickStart.description': '开始使用 Backstage',
    'quickStart.learnMoreLinkTitle': '了解更多',
    'visitedByType.action.viewMore': '查看更多',
    'visitedByType.action.viewLess': '收起',
    'featuredDocsCard.empty.title': '暂无文档',
    'featuredDocsCard.empty.description': '创建您自己的文档。请参阅入门指南',
    'featuredDocsCard.empty.learnMoreLinkTitle': '文档',
    'featuredDocsCard.learnMoreTitle': '了解更多',
  },
});
