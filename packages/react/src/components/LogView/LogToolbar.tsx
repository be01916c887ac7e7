import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonIcon,
  SearchField,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowUpSLine,
  RiDownloadLine,
  RiTextWrap,
  RiTimeLine,
} from '@remixicon/react';
import { useRef, type ReactNode } from 'react';
import { useSlashKey } from '../../hooks/useSlashKey';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import styles from './LogView.module.css';

/** What a reader can set; belongs into the URL. */
export interface LogSettings {
  /** What is looked for. */
  find: string;
  wrap: boolean;
  times: boolean;
}

/** Props of {@link LogToolbar}. */
export interface LogToolbarProps {
  /** What is read: pod, container, since when. */
  controls: ReactNode;
  text: string;
  onTextChange: (text: string) => void;
  /** `3 of 120`; undefined while nothing is looked for. */
  found: string | undefined;
  onStep: (direction: 1 | -1) => void;
  settings: LogSettings;
  onSettingsChange: (change: Partial<LogSettings>) => void;
  onDownload: () => void;
}

/** What is read, search, and how lines are shown. */
export function LogToolbar(props: LogToolbarProps) {
  const { text, found, onStep, settings, onSettingsChange } = props;
  const { t } = useTranslationRef(mooringTranslationRef);
  const search = useRef<HTMLDivElement>(null);
  useSlashKey(search);
  return (
    <div
      className={styles.toolbar}
      role="toolbar"
      aria-label={t('log.toolbar')}
    >
      {props.controls}
      <div className={styles.toggles}>
        <ToggleButton
          size="small"
          iconStart={<RiTimeLine aria-hidden />}
          isSelected={settings.times}
          onChange={times => onSettingsChange({ times })}
        >
          {t('log.times')}
        </ToggleButton>
        <ToggleButton
          size="small"
          iconStart={<RiTextWrap aria-hidden />}
          isSelected={settings.wrap}
          onChange={wrap => onSettingsChange({ wrap })}
        >
          {t('log.wrap')}
        </ToggleButton>
        <TooltipTrigger>
          <ButtonIcon
            size="small"
            variant="secondary"
            aria-label={t('log.download')}
            icon={<RiDownloadLine aria-hidden />}
            onPress={props.onDownload}
          />
          <Tooltip>{t('log.download')}</Tooltip>
        </TooltipTrigger>
      </div>
      <div
        className={styles.search}
        ref={search}
        role="search"
        onKeyDownCapture={event => {
          if (event.key === 'Enter') {
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          }
        }}
      >
        <SearchField
          size="small"
          aria-label={t('log.find')}
          placeholder={t('log.findHint')}
          value={text}
          onChange={props.onTextChange}
        />
        <span className={styles.found} aria-live="polite">
          {found}
        </span>
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('log.previousMatch')}
          icon={<RiArrowUpSLine aria-hidden />}
          isDisabled={found === undefined}
          onPress={() => onStep(-1)}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          aria-label={t('log.nextMatch')}
          icon={<RiArrowDownSLine aria-hidden />}
          isDisabled={found === undefined}
          onPress={() => onStep(1)}
        />
      </div>
    </div>
  );
}
