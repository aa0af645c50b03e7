#!/usr/bin/env bash
# Makes a dataset as a job array of Slurm: one shard for each task, and then a merge that waits for all of them.
#
#   deploy/slurm.sh plan.yaml out 64
#
# makes out/dataset from plan.yaml in 64 shards. The folder must be seen by all nodes. Options for sbatch (partition,
# account, time) go into SBATCH_OPTIONS; those for the merge, such as --format parquet, into MERGE_OPTIONS. A task that was
# stopped or requeued goes on where it was; run the script again to make what is missing.
set -euo pipefail

if [ $# -ne 3 ]; then
    echo "usage: $0 PLAN.yaml FOLDER SHARDS" >&2
    exit 2
fi
plan=$(realpath "$1") folder=$(realpath -m "$2") shards=$3
mkdir -p "$folder"
touchstone=${TOUCHSTONE:-touchstone}
read -ra sbatch_options <<<"${SBATCH_OPTIONS:-}"

array=$(sbatch --parsable --job-name=touchstone-shard --array="1-$shards" --ntasks=1 --cpus-per-task="${CPUS:-4}" --requeue \
    --output="$folder/shard-%a.log" "${sbatch_options[@]}" \
    --wrap="exec $touchstone generate '$plan' --shard \$SLURM_ARRAY_TASK_ID/$shards --workers \$SLURM_CPUS_PER_TASK -o '$folder/shards'")

sbatch --job-name=touchstone-merge --dependency="afterok:${array%%;*}" --ntasks=1 --cpus-per-task="${CPUS:-4}" --requeue \
    --output="$folder/merge.log" "${sbatch_options[@]}" \
    --wrap="exec $touchstone merge '$folder/shards' -o '$folder/dataset' ${MERGE_OPTIONS:-}"
