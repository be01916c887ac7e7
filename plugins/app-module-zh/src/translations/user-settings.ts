import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings';

/** Messages of a person's settings. */
export default createTranslationMessages({
  ref: userSettingsTranslationRef,
  full: true,
  messages: {
    'languageToggle.title': '语言',
    'languageToggle.description': '切换界面语言',
    'languageToggle.select': '选择语言 {{language}}',
    'themeToggle.title': '主题',
    'themeToggle.description': '切换主题模式',
    'themeToggle.select': '选择{{theme}}主题',
    'themeToggle.selectAuto': '选择跟随系统主题',
    'themeToggle.names.light': '浅色',
    'themeToggle.names.dark': '深色',
    'themeToggle.names.auto': '跟随系统',
    'signOutMenu.title': '退出登录',
    'signOutMenu.moreIconTitle': '更多',
    'pinToggle.title': '固定侧边栏',
    'pinToggle.description': '防止侧边栏自动收起',
    'pinToggle.switchTitles.unpin': '取消固定侧边栏',
    'pinToggle.switchTitles.pin': '固定侧边栏',
    'pinToggle.ariaLabelTitle': '固定侧边栏开关',
    'identityCard.title': 'Backstage 身份',
    'identityCard.noIdentityTitle': '没有 Backstage 身份',
    'identityCard.userEntity': '用户实体',
    'identityCard.ownershipEntities': '归属实体',
    'defaultProviderSettings.description':
      '用于访问 {{provider}} 的 API 和身份信息的认证',
    'emptyProviders.title': '没有认证方式',
    'emptyProviders.description':
      '您可以在 Backstage 中添加认证方式，然后用它们完成身份认证。',
    'emptyProviders.action.title':
      '打开 app-config.yaml，按下面高亮的内容修改：',
    'emptyProviders.action.readMoreButtonTitle': '了解更多',
    'providerSettingsItem.title.signIn': '登录 {{title}}',
    'providerSettingsItem.title.signOut': '退出 {{title}}',
    'providerSettingsItem.buttonTitle.signIn': '登录',
    'providerSettingsItem.buttonTitle.signOut': '退出登录',
    'authProviders.title': '可用的认证方式',
    'defaultSettingsPage.tabsTitle.general': '通用',
    'defaultSettingsPage.tabsTitle.authProviders': '认证方式',
    'defaultSettingsPage.tabsTitle.featureFlags': '功能开关',
    'featureFlags.title': '功能开关',
    'featureFlags.description': '切换功能开关后请刷新页面',
    'featureFlags.emptyFlags.title': '没有功能开关',
    'featureFlags.emptyFlags.description':
      '插件可以通过功能开关在 Backstage 中注册供用户自行启用的功能，例如在代码中区分逻辑以进行人工 A/B 测试。',
    'featureFlags.emptyFlags.action.title':
      '添加功能开关的方法见下面高亮的示例：',
    'featureFlags.emptyFlags.action.readMoreButtonTitle': '了解更多',
    'featureFlags.filterTitle': '筛选',
    'featureFlags.clearFilter': '清除筛选',
    'featureFlags.flagItem.title.disable': '停用',
    'featureFlags.flagItem.title.enable': '启用',
    'featureFlags.flagItem.subtitle.registeredInApplication': '由应用注册',
    'featureFlags.flagItem.subtitle.registeredInPlugin':
      '由 {{pluginId}} 插件注册',
    'settingsLayout.title': '设置',
    sidebarTitle: '设置',
    'profileCard.title': '个人资料',
    'appearanceCard.title': '外观',
  },
});
