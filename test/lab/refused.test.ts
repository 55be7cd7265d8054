import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { TsunaguError } from '../../src/errors/index.js';
import { type LabSpec, labUp } from '../../src/lab/index.js';
import { createNamespaces, ipBatch, removeNamespaces } from '../../src/netns/index.js';
import { loadCopy, MemoryLedger, machineState, makeFolder, NAMESPACE, UPLINK } from './support.js';

describe('a lab that cannot be brought up', function () {
  this.timeout(60_000);
  const { folder, remove } = makeFolder();
  const ledger = new MemoryLedger();
  const runDir = join(folder, 'run');
  after(remove);

  /** The error of a bring-up that must fail and leave the machine as it was. */
  async function refusal(lab: LabSpec, signal?: AbortSignal): Promise<TsunaguError> {
    const before = machineState();
    const error = await labUp(lab, { ledger, runDir, ...(signal && { signal }) }).then(
      async running => {
        await running.down();
        throw new Error('it came up');
      },
      (reason: TsunaguError) => reason,
    );
    expect(machineState(), 'the machine as it was').to.deep.equal(before);
    expect(ledger.records.size, 'no record left').to.equal(0);
    return error;
  }

  it('asks for root', async () => {
    const { getuid } = process;
    process.getuid = () => 1000;
    try {
      const error = await refusal(loadCopy(folder));
      expect(error).to.have.property('code', 'lab.notRoot');
      expect(error.message).to.contain('sudo');
    } finally {
      if (getuid) process.getuid = getuid;
    }
  });

  it('leaves a namespace of that name alone, and says so', async () => {
    await createNamespaces([`${NAMESPACE}-R2`], ledger);
    ledger.records.clear();
    try {
      const error = await refusal(loadCopy(folder));
      expect(error).to.have.property('code', 'netns.exists');
      expect(error.message).to.contain(`${NAMESPACE}-R2`);
      expect(existsSync(runDir)).to.equal(false);
    } finally {
      await removeNamespaces([`${NAMESPACE}-R2`]);
    }
  });

  it("leaves an interface with the uplink's name alone, and says so", async () => {
    await ipBatch([`link add ${UPLINK} type veth peer name ${UPLINK}p`]);
    try {
      const error = await refusal(loadCopy(folder));
      expect(error).to.have.property('code', 'lab.interfaceTaken');
      expect(error.message).to.contain(UPLINK);
    } finally {
      await ipBatch([`link delete ${UPLINK}`]);
    }
  });

  it('leaves a folder of that name alone, and says so', async () => {
    mkdirSync(runDir);
    const error = await refusal(loadCopy(folder));
    expect(error).to.have.property('code', 'lab.folderTaken');
    rmdirSync(runDir);
  });

  it("names file and line of a router's configuration that FRR refuses", async () => {
    const lab = loadCopy(folder, (text, file) =>
      file === 'R1.conf' ? text.replace('ip ospf cost 10\n', 'ip ospf cots 10\n') : text,
    );
    const error = await refusal(lab);
    expect(error).to.have.property('code', 'lab.start');
    expect(error.message).to.match(/^R1 of the lab[\s\S]*two-routes\/R1\.conf:\nline \d+: .*ip ospf cots 10/);
  });

  it('names file and line of a ruleset that nft refuses', async () => {
    const lab = loadCopy(folder, (text, file) =>
      file === 'R2.nft' ? text.replace('policy drop', 'policy dorp') : text,
    );
    expect((await refusal(lab)).message).to.match(/^R2 of the lab[\s\S]*R2\.nft:9:.*syntax error/);
  });

  it('is taken down when it is aborted in the middle', async () => {
    for (const ms of [5, 60, 200]) {
      const reason = await refusal(loadCopy(folder), AbortSignal.timeout(ms));
      expect(reason).to.have.property('name', 'TimeoutError');
    }
  });
});
