package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

const deployed = "name: deployed\nseed: 4\ncount: 600\nentries: [{family: gcd, levels: 1-2}, {tag: logic, levels: 1}]\n"

// sbatch runs jobs of Slurm here and at once: each task of an array after the other, jobs that wait for others last.
const sbatch = `#!/bin/sh
for argument; do
	case $argument in
	--array=1-*) tasks=${argument#--array=1-} ;;
	--dependency=afterok:17) waits=yes ;;
	--output=*) output=${argument#--output=} ;;
	--wrap=*) command=${argument#--wrap=} ;;
	esac
done
export SLURM_CPUS_PER_TASK=2 SLURM_ARRAY_TASK_ID
if [ -n "$tasks" ]; then
	for SLURM_ARRAY_TASK_ID in $(seq "$tasks"); do sh -c "$command" >"$output" 2>&1 || exit 1; done
	echo 17
else
	[ -n "$waits" ] && sh -c "$command" >"$output" 2>&1
fi
`

// TestSlurm runs deploy/slurm.sh with a Slurm of our own.
func TestSlurm(t *testing.T) {
	folder := t.TempDir()
	plan := filepath.Join(folder, "the plan.yaml")
	put(t, plan, deployed, 0o666)
	put(t, filepath.Join(folder, "sbatch"), sbatch, 0o777)
	command := exec.Command("bash", "../../deploy/slurm.sh", plan, filepath.Join(folder, "out"), "4")
	command.Env = append(os.Environ(), "PATH="+folder+string(filepath.ListSeparator)+os.Getenv("PATH"))
	if text, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	comparesWithOneRun(t, plan, filepath.Join(folder, "out", "dataset"))
}

// TestKubernetes runs the containers of deploy/kubernetes.yaml here.
func TestKubernetes(t *testing.T) {
	text, err := os.ReadFile("../../deploy/kubernetes.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	put(t, filepath.Join(folder, "plan.yaml"), deployed, 0o666)
	here := strings.NewReplacer("/plan/", folder+"/", "/data/", folder+"/")
	kinds := ""
	documents := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var job struct {
			Kind string
			Spec struct {
				CompletionMode string `yaml:"completionMode"`
				Template       struct {
					Spec struct{ Containers []container }
				}
			}
		}
		if err := documents.Decode(&job); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		kinds += job.Kind + " " + job.Spec.CompletionMode + ","
		for _, c := range job.Spec.Template.Spec.Containers {
			runs := 1
			if job.Spec.CompletionMode == "Indexed" {
				runs = 4
			}
			for index := range runs {
				c.run(t, here, "SHARDS=4", "WORKERS=2", fmt.Sprint("JOB_COMPLETION_INDEX=", index))
			}
		}
	}
	if kinds != "Job Indexed,Job ,PersistentVolumeClaim ," {
		t.Errorf("the file holds %s", kinds)
	}
	comparesWithOneRun(t, filepath.Join(folder, "plan.yaml"), filepath.Join(folder, "dataset"))
}

type container struct{ Command, Args []string }

func (c container) run(t *testing.T, here *strings.Replacer, environment ...string) {
	t.Helper()
	var words []string
	for _, word := range append(c.Command, c.Args...) {
		words = append(words, here.Replace(word))
	}
	command := exec.Command(words[0], words[1:]...)
	command.Env = append(os.Environ(), environment...)
	if text, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", words, err, text)
	}
}

func comparesWithOneRun(t *testing.T, plan, merged string) {
	t.Helper()
	whole := filepath.Join(t.TempDir(), "whole")
	if text, err := exec.Command("touchstone", "generate", plan, "--quiet", "-o", whole).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if got, want := sums(t, merged), sums(t, whole); got != want {
		t.Errorf("the merged files are\n%sand those of one run\n%s", got, want)
	}
}

func put(t *testing.T, name, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}
