/* SPDX-License-Identifier: ISC */
/* What is said of a soak: lines while it runs, a summary in the end. */
#include "soak.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "growth.h"
#include "held.h"
#include "partway/base.h"

static double
time_of_programs(const struct soak *soak)
{
	double sum = soak->counts.time;

	for (size_t i = 0; i < soak->count; i++)
		sum += monkey_time(soak->monkeys[i]);
	return sum;
}

void
soak_say_progress(const struct soak *soak)
{
	const struct monkey_counts *counts = &soak->counts;
	double now = soak_now(soak);

	printf(
	    "%5.1f min: %llu lives, %llu keys, %llu resizes, %llu faults; processor: programs %.1f "
	    "%%, this %.1f %%\n",
	    now / 60, (unsigned long long)counts->lives, (unsigned long long)counts->keys,
	    (unsigned long long)counts->resizes, (unsigned long long)counts->faults,
	    time_of_programs(soak) / now * 100, held_time(getpid()) / now * 100);
	fflush(stdout);
}

/* Medians of those in GROUP at SECONDS; false: none was measured then. */
static bool
medians_at(const struct soak *soak, enum group group, double seconds, double *own, double *share)
{
	double *owns = calloc(2 * soak->count, sizeof(*owns)), *shares = owns + soak->count;
	size_t count = 0;

	assert(owns);
	for (size_t i = 0; i < soak->count; i++) {
		const struct held *held = growth_at(monkey_growth(soak->monkeys[i]), seconds);

		if (monkey_group(soak->monkeys[i]) != group || !held)
			continue;
		owns[count] = (double)held->private;
		shares[count++] = (double)held->share;
	}
	*own = growth_median(owns, count);
	*share = growth_median(shares, count);
	free(owns);
	return count > 0;
}

static void
say_marks(const struct soak *soak, enum group group)
{
	static const double minutes[] = { 1, 15, 30, 60, 120, 240, 480 };
	double own, share;

	for (size_t i = 0; i < ARRAY_LEN(minutes); i++) {
		if (minutes[i] * 60 <= soak->length
		    && medians_at(soak, group, minutes[i] * 60 + SOAK_STILL, &own, &share))
			printf("  %g min: %.0f (%.0f)", minutes[i], own, share);
	}
	if (medians_at(soak, group, soak->length, &own, &share))
		printf("  end: %.0f (%.0f)", own, share);
}

/* Medians of all that stay in GROUP, and the one that has grown most. */
static void
say_growth(const struct soak *soak, enum group group)
{
	double *slopes = calloc(4 * soak->count, sizeof(*slopes)), most = -INFINITY;
	double *firsts = slopes + soak->count, *lasts = firsts + soak->count;
	size_t count = 0, samples = 0;

	assert(slopes);
	for (size_t i = 0; i < soak->count; i++) {
		struct growth_found found =
		    growth_find(monkey_growth(soak->monkeys[i]), monkey_warm(&soak->plan));

		if (monkey_group(soak->monkeys[i]) != group || found.count < GROWTH_LEAST)
			continue;
		slopes[count] = found.slope;
		firsts[count] = found.first;
		lasts[count++] = found.last;
		most = fmax(most, found.own);
		samples = found.count;
	}
	if (count > 0)
		printf("\n%27sfirst quarter %.0f, last %.0f; second half %+.1f an hour; one has "
		       "grown by %.0f, at most %.0f",
		    "", growth_median(firsts, count), growth_median(lasts, count),
		    growth_median(slopes, count), most, monkey_bound(group, samples));
	else
		printf("  too short to see growth");
	free(slopes);
}

static void
say_group(const struct soak *soak, enum group group)
{
	size_t members = 0;

	for (size_t i = 0; i < soak->count; i++)
		members += monkey_group(soak->monkeys[i]) == group;
	if (members == 0)
		return;
	printf("%-22s %3zu ", monkey_group_name(group), members);
	say_marks(soak, group);
	say_growth(soak, group);
	putchar('\n');
}

void
soak_say_summary(const struct soak *soak)
{
	const struct monkey_counts *counts = &soak->counts;

	printf("\n%.1f minutes, %zu monkeys, seed %llu\n", soak->length / 60, soak->count,
	    (unsigned long long)soak->plan.seed);
	printf(
	    "lives %llu (ended by chance key %llu, x %llu, Ctrl-C %llu, q %llu, end of input %llu, "
	    "SIGTERM %llu, SIGINT %llu, hang-up %llu), %llu watched by libvterm\n",
	    (unsigned long long)counts->lives, (unsigned long long)counts->ways[WAY_CHANCE],
	    (unsigned long long)counts->ways[WAY_X], (unsigned long long)counts->ways[WAY_CTRL_C],
	    (unsigned long long)counts->ways[WAY_QUIT], (unsigned long long)counts->ways[WAY_EOF],
	    (unsigned long long)counts->ways[WAY_SIGTERM],
	    (unsigned long long)counts->ways[WAY_SIGINT],
	    (unsigned long long)counts->ways[WAY_HANG_UP], (unsigned long long)counts->watched);
	printf("keys %llu, bytes typed %llu, shown %llu, pastes %llu, resizes %llu, pauses %llu\n",
	    (unsigned long long)counts->keys, (unsigned long long)counts->typed,
	    (unsigned long long)counts->shown, (unsigned long long)counts->pastes,
	    (unsigned long long)counts->resizes, (unsigned long long)counts->pauses);
	printf("processor: programs %.1f %% of one, this %.1f %%\n",
	    counts->time / soak->length * 100, held_time(getpid()) / soak->length * 100);
	puts("memory of its own in kB (PSS), medians of those that stay:");
	for (int group = 0; group < GROUP_COUNT; group++)
		say_group(soak, (enum group)group);
	printf("faults: %llu\n", (unsigned long long)counts->faults);
}
