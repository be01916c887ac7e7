import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { useErrorWords } from './useErrorWords';

/** Props of {@link ErrorNote}. */
export interface ErrorNoteProps {
  error: unknown;
  /** What did not work, when the kind of error alone does not say it. */
  title?: string;
  onRetry?: () => void;
}

/** What failed, why, and a way to try again; the rest of the page goes on. */
export function ErrorNote(props: ErrorNoteProps) {
  const { t } = useTranslationRef(mooringTranslationRef);
  const { kind, message } = useErrorWords()(props.error);
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={props.title ?? t(`error.${kind}`)}
        description={
          kind === 'unreachable' ? t('error.unreachableHint') : message
        }
        customActions={
          props.onRetry && (
            <Button variant="secondary" size="small" onPress={props.onRetry}>
              {t('error.retry')}
            </Button>
          )
        }
      />
    </div>
  );
}
