import type { GherkinDocument, RuleChild, Step } from '@cucumber/messages';

type Feature = GherkinDocument['feature'];

/** The backgrounds and scenarios of a feature, those in its rules too. */
export function sectionsOf(feature: Feature): RuleChild[] {
  return (feature?.children ?? []).flatMap(child => [child, ...(child.rule?.children ?? [])]);
}

/** The steps of all of them. */
export function stepsOf(feature: Feature): readonly Step[] {
  return sectionsOf(feature).flatMap(({ scenario, background }) => (scenario ?? background)?.steps ?? []);
}
