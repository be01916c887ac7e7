import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { orgTranslationRef } from '@backstage/plugin-org';

/** Messages of the pages of groups and users. */
export default createTranslationMessages({
  ref: orgTranslationRef,
  full: true,
  messages: {
    'groupProfileCard.groupNotFound': '没有找到用户组',
    'groupProfileCard.editIconButtonTitle': '编辑元数据',
    'groupProfileCard.refreshIconButtonTitle': '安排刷新该实体',
    'groupProfileCard.refreshIconButtonAriaLabel': '刷新',
    'groupProfileCard.listItemTitle.entityRef': '实体引用',
    'groupProfileCard.listItemTitle.email': '邮箱',
    'groupProfileCard.listItemTitle.parentGroup': '上级用户组',
    'groupProfileCard.listItemTitle.childGroups': '下级用户组',
    'membersListCard.cardLabel': '{{memberName}} 的用户页面',
    'membersListCard.title': '{{groupName}} 的成员',
    'membersListCard.noMembersDescription': '该用户组没有成员。',
    'membersListCard.noSearchResult':
      '没有找到与 “{{searchTerm}}” 匹配的成员。',
    'membersListCard.aggregateMembersToggle.label': '包含下级用户组',
    'ownershipCard.title': '负责的实体',
    'ownershipCard.aggregateRelationsToggle.label': '包含间接负责的实体',
    'userProfileCard.userNotFound': '没有找到用户',
    'userProfileCard.editIconButtonTitle': '编辑元数据',
    'userProfileCard.listItemTitle.email': '邮箱',
    'userProfileCard.listItemTitle.memberOf': '所属用户组',
    'userProfileCard.moreGroupButtonTitle': '…更多（{{number}}）',
    'userProfileCard.allGroupDialog.title': '{{name}} 所属的全部用户组：',
    'userProfileCard.allGroupDialog.closeButtonTitle': '关闭',
  },
});
