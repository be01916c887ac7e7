import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph';

/** Messages of the graph of entities and of its card. */
export default createTranslationMessages({
  ref: catalogGraphTranslationRef,
  full: true,
  messages: {
    'catalogGraphCard.title': '关系',
    'catalogGraphCard.deepLinkTitle': '查看关系图谱',
    'catalogGraphPage.title': '关系图谱',
    'catalogGraphPage.filterToggleButtonTitle': '筛选条件',
    'catalogGraphPage.supportButtonDescription':
      '将您的组件加入服务目录，即可开始跟踪它。',
    'catalogGraphPage.simplifiedSwitchLabel': '简化显示',
    'catalogGraphPage.mergeRelationsSwitchLabel': '合并关系',
    'catalogGraphPage.zoomOutDescription':
      '拖动和缩放可移动图谱。单击切换当前节点，按住 Shift 单击进入实体页面。',
    'catalogGraphPage.curveFilter.title': '连线样式',
    'catalogGraphPage.curveFilter.curveMonotoneX': '平滑曲线',
    'catalogGraphPage.curveFilter.curveStepBefore': '阶梯折线',
    'catalogGraphPage.directionFilter.title': '方向',
    'catalogGraphPage.directionFilter.leftToRight': '从左到右',
    'catalogGraphPage.directionFilter.rightToLeft': '从右到左',
    'catalogGraphPage.directionFilter.topToBottom': '从上到下',
    'catalogGraphPage.directionFilter.bottomToTop': '从下到上',
    'catalogGraphPage.maxDepthFilter.title': '最大深度',
    'catalogGraphPage.maxDepthFilter.inputPlaceholder': '∞ 不限',
    'catalogGraphPage.maxDepthFilter.clearButtonAriaLabel': '清除最大深度',
    'catalogGraphPage.selectedKindsFilter.title': '类别',
    'catalogGraphPage.selectedRelationsFilter.title': '关系',
  },
});
