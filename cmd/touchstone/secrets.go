package main

import (
	"crypto/rand"
	"io"
)

// secrets is chance that nobody can make again, for seeds and salts of sealed sets alone.
var secrets io.Reader = rand.Reader
