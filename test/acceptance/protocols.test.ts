import { expect } from 'chai';
import { cucumber } from '../support/cucumber.js';

describe('the steps for protocols, through the patch panel', function () {
  this.timeout(120_000);

  it('work in both languages: what is allowed, and what is not', async () => {
    const { exitCode, all } = await cucumber(['test/acceptance/protocols/*.feature']);
    expect(exitCode, all).to.equal(0);
    expect(all).to.match(/16 scenarios \(16 passed\)/);
  });
});
