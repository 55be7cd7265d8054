/** What `tsunagu change` says. */
export const changeTexts = {
  en: {
    applied: (device: string, file: string) => `== ${device}: ${file} applied, to be confirmed`,
    broke: (exitCode: number | undefined) =>
      exitCode === undefined
        ? 'The command did not end by itself; the changes are taken back.'
        : `The command failed (exit code ${exitCode}); the changes are taken back. Broken by them:`,
    stopped: (signal: string) =>
      `Told to stop (${signal}): the command has ended, and the changes are taken back.`,
  },
  ja: {
    applied: (device: string, file: string) => `== ${device}: ${file} を適用しました（未確定）`,
    broke: (exitCode: number | undefined) =>
      exitCode === undefined
        ? 'コマンドが途中で終わったため、変更を取り消します。'
        : `コマンドが失敗したため（終了コード ${exitCode}）、変更を取り消します。満たされなくなったもの:`,
    stopped: (signal: string) =>
      `停止するよう指示されたため（${signal}）、コマンドを終了し、変更を取り消します。`,
  },
};
