// Package people draws the people of word problems and logic puzzles, and the things they have. The words are
// those of gofakeit; this package takes the ones that stand well in a sentence.
//
// Another release of gofakeit may hold other words, and so change the items that its users name by ID.
package people

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/brianvoe/gofakeit/v7"
)

// MaxNames is the largest number of names that Names gives.
const MaxNames = 100

// initials is how many people have distinct initials. Few names begin with Q, Y or Z, none with U or X.
const initials = 20

// Names draws the first names of n people, 0 to MaxNames: distinct words of 3 to 9 plain letters with a capital first
// one. The first 20 have distinct initials.
func Names(r *rand.Rand, n int) []string {
	if n > MaxNames {
		panic(fmt.Sprintf("people: %d names were asked for, and there are %d at most", n, MaxNames))
	}
	faker := gofakeit.NewFaker(r, false)
	names := make([]string, 0, n)
	for len(names) < n {
		name := faker.FirstName()
		taken := func(other string) bool {
			return other == name || len(names) < initials && other[0] == name[0]
		}
		if plain(name) && !slices.Contains(notNames, name) && !slices.ContainsFunc(names, taken) {
			names = append(names, name)
		}
	}
	return names
}

// A Kind is a kind of things of which each person in a puzzle has one. No word belongs to two kinds.
type Kind int

const (
	Animals Kind = iota // "otter"
	Cars                // "Toyota"
	Colours             // "green"
	Drinks              // "tea"
	Fruits              // "pear"
	Hobbies             // "archery"
	Jobs                // "plumber"
)

// MaxThings is the largest number of things that Things gives.
const MaxThings = 9

// Things draws n distinct things of a kind, 0 to MaxThings: words of 3 to 12 plain letters, lower-case except for names.
func Things(r *rand.Rand, kind Kind, n int) []string {
	if n > MaxThings {
		panic(fmt.Sprintf("people: %d things were asked for, and there are %d at most", n, MaxThings))
	}
	faker := gofakeit.NewFaker(r, false)
	things := make([]string, 0, n)
	for len(things) < n {
		thing := kinds[kind](faker)
		if kind != Cars {
			thing = strings.ToLower(thing)
		}
		if plain(thing) && !slices.Contains(notThings, thing) && !slices.Contains(things, thing) {
			things = append(things, thing)
		}
	}
	return things
}

var kinds = [...]func(*gofakeit.Faker) string{
	Animals: (*gofakeit.Faker).Animal,
	Cars:    (*gofakeit.Faker).CarMaker,
	Colours: (*gofakeit.Faker).SafeColor,
	Drinks:  (*gofakeit.Faker).Drink,
	Fruits:  (*gofakeit.Faker).Fruit,
	Hobbies: (*gofakeit.Faker).Hobby,
	Jobs:    (*gofakeit.Faker).JobTitle,
}

// plain tells whether a word is made of 3 to 12 ASCII letters, all but the first in lower case.
func plain(word string) bool {
	if len(word) < 3 || len(word) > 12 {
		return false
	}
	for i := range len(word) {
		c := word[i]
		if (c < 'a' || c > 'z') && (i > 0 || c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// notNames are names that read as another word where they begin a sentence, or as a title.
var notNames = strings.Fields(`
	America April Art Asia August Autumn Baron Bell Berry Bill Brook Brooks Buck Bud Buddy Caesar Candy Chance Charity Clementine
	Chase Cross Dale Dallas Dawn Dean Destiny Diamond Dino Dock Early Earnest Easter Faith Ford Forest Frank Gay Gaylord
	General Genesis Grace Grant Guy Harmony Heath Holly Hope Hunter Israel Jesus Joy Judge June Justice King Lane London
	Major Mark May Misty Nova Paris Patience Pearl Pierce Price Prince Princess Rich River Rocky Rose Rowan Royal Sage
	Sally Sky Summer Tanner Taylor Will`)

// notThings are words that two kinds share, or that stand in the wrong one.
var notThings = strings.Fields(`
	blackberry eggplant legume lime orange peach silver tomato   cattle dinosaur impala jackal jaguar louse mammoth
	Jaguar Lada Lincoln Lotus Martini Mercedes Mini Noble Rover Seat Smart
	bridge cricket dance director fisher graffiti makeup poi server steamer`)
