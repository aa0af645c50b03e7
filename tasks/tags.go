package tasks

// A Tag says one thing about a family. Every family has exactly one category and one answer kind.
type Tag string

// Categories: what a solver does.
const (
	Arithmetic Tag = "arithmetic"
	Algebra    Tag = "algebra"
	Geometry   Tag = "geometry"
	Logic      Tag = "logic"
	GridPuzzle Tag = "grid-puzzle"
	Graph      Tag = "graph"
	Planning   Tag = "planning"
	Induction  Tag = "induction"
	Words      Tag = "words"
	Code       Tag = "code"
)

// Answer kinds: what an answer is, after the packages under verifiers.
const (
	NumberAnswer   Tag = "answer-number"
	FormulaAnswer  Tag = "answer-formula"
	GridAnswer     Tag = "answer-grid"
	SequenceAnswer Tag = "answer-sequence"
	SetAnswer      Tag = "answer-set"
	MappingAnswer  Tag = "answer-mapping"
	MovesAnswer    Tag = "answer-moves"
	TruthAnswer    Tag = "answer-truth"
	TextAnswer     Tag = "answer-text"
)

// Origins: published systems that hold a task of this kind.
const (
	FromEnigmata     Tag = "enigmata"
	FromSynLogic     Tag = "synlogic"
	FromReasoningGym Tag = "reasoning-gym"
	FromRLVE         Tag = "rlve"
	FromTatham       Tag = "tatham"
)

// Properties.
const (
	Unique       Tag = "unique"       // every problem has exactly one right answer; the family gives Solutions to show it
	Experimental Tag = "experimental" // built and tested, not in the default dataset
)

var (
	categories  = []Tag{Arithmetic, Algebra, Geometry, Logic, GridPuzzle, Graph, Planning, Induction, Words, Code}
	answerKinds = []Tag{NumberAnswer, FormulaAnswer, GridAnswer, SequenceAnswer, SetAnswer, MappingAnswer, MovesAnswer, TruthAnswer, TextAnswer}
	otherTags   = []Tag{FromEnigmata, FromSynLogic, FromReasoningGym, FromRLVE, FromTatham, Unique, Experimental}
)

// Category is the family's category; empty if it has none, which Validate reports.
func (f *Family) Category() Tag {
	for _, tag := range categories {
		if f.Has(tag) {
			return tag
		}
	}
	return ""
}
