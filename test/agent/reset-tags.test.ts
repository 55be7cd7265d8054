import { expect } from 'chai';
import { resetOf } from '../../src/agent/server/reset-tags.js';

describe('the tags of a scenario', () => {
  it('ask for no reset or a deep one; the last one counts, and none asks for nothing', () => {
    expect(resetOf(['@drill', '@reset:none'])).to.equal('none');
    expect(resetOf(['@reset:none', '@reset:deep'])).to.equal('deep');
    expect(resetOf(['@drill', '@reset', '@reset:nothing'])).to.equal(undefined);
  });
});
