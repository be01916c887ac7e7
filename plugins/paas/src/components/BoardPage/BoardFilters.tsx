import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Switch } from '@backstage/ui';
import {
  changeKindSchema,
  OPEN_SECTIONS,
  operationStateSchema,
  type Board,
  type BoardQuery,
} from '@mooring/backstage-plugin-paas-common';
import {
  mooringTranslationRef,
  useEnvironments,
  useSlashKey,
} from '@mooring/react';
import { useRef } from 'react';
import { useProjects } from '../../hooks/useProjects';
import { useTypedSearch } from '../../hooks/useTypedSearch';
import { refName } from '../../lib/refName';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { FilterSelect } from '../FilterSelect';
import styles from './BoardFilters.module.css';
import { isFiltered } from './isEmpty';
import { SavedViews } from './SavedViews';

/** Props of {@link BoardFilters}. */
export interface BoardFiltersProps {
  /** What is shown now, for whose initiators can be chosen. */
  board: Board | undefined;
  query: BoardQuery;
  /** What stands in the address after `?`. */
  address: string;
  onChange: (changed: BoardQuery) => void;
  onShow: (search: string) => void;
}

/** Which operations are shown. */
export function BoardFilters(props: BoardFiltersProps) {
  const { board, query, address, onChange, onShow } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const { t: tOperations } = useTranslationRef(operationsTranslationRef);
  const { t: shared } = useTranslationRef(mooringTranslationRef);
  const { environments, titleOf } = useEnvironments();
  const { data: projects } = useProjects();
  const field = useRef<HTMLDivElement>(null);
  useSlashKey(field);
  const [typed, type] = useTypedSearch(query.search ?? '', search =>
    onChange({ search: search === '' ? undefined : search }),
  );
  const choose = (key: keyof BoardQuery) => (value: string | undefined) =>
    onChange({ [key]: value });
  return (
    <div className={styles.filters} role="search">
      <SearchField
        ref={field}
        className={styles.search}
        size="small"
        aria-label={tBoard('board.search')}
        placeholder={t('services.searchHint')}
        value={typed}
        onChange={type}
      />
      <FilterSelect
        label={t('services.project')}
        allLabel={t('services.allProjects')}
        value={query.projectRef}
        options={(projects ?? []).map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
        onChange={choose('projectRef')}
      />
      <FilterSelect
        label={tBoard('board.kind')}
        allLabel={tBoard('board.allKinds')}
        value={query.kind}
        options={changeKindSchema.options.map(kind => ({
          value: kind,
          label: t(`services.change.${kind}`),
        }))}
        onChange={choose('kind')}
      />
      <FilterSelect
        label={t('services.environment')}
        allLabel={t('services.allEnvironments')}
        value={query.environment}
        options={(environments ?? []).map(({ name }) => ({
          value: name,
          label: titleOf(name),
        }))}
        onChange={choose('environment')}
      />
      <FilterSelect
        label={tOperations('operations.state')}
        allLabel={tBoard('board.allStates')}
        value={query.state}
        options={operationStateSchema.options.map(state => ({
          value: state,
          label: shared(`operation.${state}`),
        }))}
        onChange={choose('state')}
      />
      <FilterSelect
        label={tOperations('operations.startedBy')}
        allLabel={tBoard('board.allInitiators')}
        value={query.initiator}
        options={initiatorsOf(board).map(ref => ({
          value: ref,
          label: refName(ref),
        }))}
        onChange={choose('initiator')}
      />
      <Switch
        label={tBoard('board.mine')}
        isSelected={query.mine !== undefined}
        onChange={isOn => onChange({ mine: isOn ? 'true' : undefined })}
      />
      <Switch
        label={tBoard('board.emergency')}
        isSelected={query.emergency !== undefined}
        onChange={isOn => onChange({ emergency: isOn ? 'true' : undefined })}
      />
      {isFiltered(query) && (
        <Button size="small" variant="tertiary" onPress={() => onShow('')}>
          {tBoard('board.showAll')}
        </Button>
      )}
      <div className={styles.views}>
        <SavedViews address={address} onShow={onShow} />
      </div>
    </div>
  );
}

function initiatorsOf(board: Board | undefined): string[] {
  const items = board
    ? [...OPEN_SECTIONS, 'done' as const].flatMap(it => board[it].items)
    : [];
  return [...new Set(items.map(({ initiator }) => initiator))].sort();
}
