import { say } from '@mooring/common';
import { screen } from '@testing-library/react';
import { renderIn } from '../../__testUtils__/renderIn';
import { ErrorNote } from './ErrorNote';

async function noted(language: string, message: string): Promise<string> {
  renderIn(language, <ErrorNote title="!" error={new Error(message)} />);
  const note = await screen.findByRole('alert');
  return (note.textContent ?? '').replace(/^!/, '');
}

const none = say('image.none', {
  reference: '9.9',
  repository: 'registry.test/shop/web',
});
const stopped = say('decision.refused', {
  id: 'a1',
  why: say('decision.noCancel'),
});

describe('ErrorNote', () => {
  it.each([
    [`image: ${none}`, 'registry.test/shop/web 中没有 9.9'],
    [
      `changes.0.names[2]: ${say('names.long', { max: 244 })}`,
      '最多 244 个字符',
    ],
    [
      say('decision.refused', { id: 'a1', why: say('decision.otherPlan') }),
      '操作 a1：计划已经变化；请查看后重新审批',
    ],
    [stopped, '操作 a1：它已结束、正在撤销，或没有可以停下的位置；请改为撤销'],
    ['image: what a registry says', 'image: what a registry says'],
  ])('says %j in Chinese as %j', async (message, chinese) => {
    expect(await noted('zh', message)).toBe(chinese);
  });

  it('says it in English as the API does, with the field', async () => {
    expect(await noted('en', `image: ${none}`)).toBe(`image: ${none}`);
  });
});
