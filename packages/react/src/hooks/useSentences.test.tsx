import { say, sentences } from '@mooring/common';
import { screen } from '@testing-library/react';
import { renderIn } from '../__testUtils__/renderIn';
import chinese from '../translation/sentences/zh';
import { useSentences } from './useSentences';

function Told(props: { texts: string[] }) {
  const tell = useSentences();
  return (
    <ul>
      {props.texts.map(text => (
        <li key={text}>{tell(text)}</li>
      ))}
    </ul>
  );
}

async function told(language: string, texts: string[]): Promise<string[]> {
  renderIn(language, <Told texts={texts} />);
  const items = await screen.findAllByRole('listitem');
  return items.map(item => item.textContent ?? '');
}

const placesIn = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

const texts = [
  say('quota.ok', { namespace: 'shop-dev' }),
  say('looked.failed', {
    why: say('looked.quotas'),
    message: 'read ECONNRESET',
  }),
  say('capacity.less', {
    why: [
      say('capacity.replicas', { from: 3, to: 2 }),
      say('capacity.memory', { from: '2Gi', to: '1Gi' }),
    ].join(', '),
  }),
  'Created Deployment web, Service web; 3 unchanged',
  'web: 1 of 2 ready; api: 0 of 2 ready, 2 old still there',
  'Claimed web.shop.dev.test. Released shop.dev.test',
  'What a step type of somebody else says; 3 unchanged',
  'free text of a person',
];

describe('useSentences', () => {
  it('says what the back end says in Chinese, and leaves the rest alone', async () => {
    expect(await told('zh', texts)).toEqual([
      '命名空间 shop-dev 的配额足够',
      '无法检查配额：read ECONNRESET',
      '变更后容量会减少：副本数从 3 降到 2；内存从 2Gi 降到 1Gi',
      '已创建 Deployment web, Service web；3 个未变',
      'web：1/2 就绪；api：0/2 就绪，还有 2 个旧副本',
      '已占用 web.shop.dev.test；已释放 shop.dev.test',
      'What a step type of somebody else says; 3 unchanged',
      'free text of a person',
    ]);
  });

  it('says it in English with the words that it was said in', async () => {
    const single = texts.filter((_, index) => ![2, 5].includes(index));
    expect(await told('en', single)).toEqual(single);
  });

  it('has every place of a sentence in the Chinese one, too', () => {
    for (const [key, english] of Object.entries(sentences)) {
      const translated = chinese[key as keyof typeof sentences];
      expect([key, placesIn(translated)]).toEqual([key, placesIn(english)]);
    }
  });
});
