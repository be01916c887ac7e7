import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Menu,
  MenuItem,
  MenuSeparator,
  MenuTrigger,
} from '@backstage/ui';
import { useState } from 'react';
import { useSavedViews } from '../../hooks/useSavedViews';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { SaveViewDialog } from './SaveViewDialog';

const SHOW = 'show:';
const SAVE = 'save';
const REMOVE = 'remove';

/** Props of {@link SavedViews}. */
export interface SavedViewsProps {
  /** What stands in the address after `?`. */
  address: string;
  onShow: (search: string) => void;
}

/** Views of the board that the reader has given names. */
export function SavedViews(props: SavedViewsProps) {
  const { address, onShow } = props;
  const { t } = useTranslationRef(boardTranslationRef);
  const { views, save, remove } = useSavedViews();
  const [isSaving, setSaving] = useState(false);
  const current = views.find(({ search }) => search === address);
  const act = (key: string) => {
    if (key === SAVE) {
      setSaving(true);
    } else if (key === REMOVE && current) {
      void remove(current.name);
    } else {
      const name = key.slice(SHOW.length);
      onShow(views.find(view => view.name === name)?.search ?? '');
    }
  };
  return (
    <>
      <MenuTrigger>
        <Button size="small" variant="secondary">
          {current ? current.name : t('board.views')}
        </Button>
        <Menu placement="bottom end" onAction={key => act(String(key))}>
          {views.map(({ name, isDefault }) => (
            <MenuItem key={name} id={`${SHOW}${name}`} textValue={name}>
              {isDefault ? t('board.defaultView', { name }) : name}
            </MenuItem>
          ))}
          {views.length > 0 && <MenuSeparator />}
          <MenuItem id={SAVE}>{t('board.saveView')}</MenuItem>
          {current && (
            <MenuItem id={REMOVE} color="danger">
              {t('board.removeView', { name: current.name })}
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      {isSaving && (
        <SaveViewDialog
          current={current}
          onClose={() => setSaving(false)}
          onSave={view => save({ ...view, search: address })}
        />
      )}
    </>
  );
}
