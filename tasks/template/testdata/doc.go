// Package template TODO: say in one sentence what a solver is asked, then the rules, as prompt.go states them.
//
// # Levels
//
// TODO: say what is harder at each level, as template.go sets it, and what Effort in generate.go counts.
//
// # Correctness
//
// TODO: say why every problem has a right answer, how many it may have, and why verify.go can judge by the rules alone.
//
// # Origin
//
// TODO: say where the task comes from, and which published systems have it, as the tags in template.go do.
package template
