/* SPDX-License-Identifier: ISC */
/* Lowest values of halves and quarters, for judging; medians and a slope, for reading. */
#include "growth.h"

#include <math.h>
#include <stdlib.h>

#include "numbers.h"
#include "partway/base.h"

#define LATE 90.0 /* seconds: an older sample says nothing of a moment */
#define HOUR 3600.0

void
growth_add(struct growth *growth, double seconds, const struct held *held)
{
	if (growth->count == growth->room) {
		growth->room = growth->room ? 2 * growth->room : 64;
		growth->samples = realloc(growth->samples, growth->room * sizeof(*growth->samples));
		assert(growth->samples);
	}
	growth->samples[growth->count++] = (struct sample){ seconds, *held };
}

void
growth_clear(struct growth *growth)
{
	free(growth->samples);
	*growth = (struct growth){ 0 };
}

double
growth_median(double *values, size_t count)
{
	if (count == 0)
		return 0;
	numbers_sort(values, count);
	return values[count / 2];
}

static double
private_of(const struct held *held)
{
	return (double)held->private;
}

static double
share_of(const struct held *held)
{
	return (double)held->share;
}

static double
files_of(const struct held *held)
{
	return (double)held->files;
}

static double
median_of(const struct sample *samples, size_t count)
{
	double *values = calloc(count, sizeof(*values)), median;

	assert(values);
	for (size_t i = 0; i < count; i++)
		values[i] = private_of(&samples[i].held);
	median = growth_median(values, count);
	free(values);
	return median;
}

static double
least_of(const struct sample *samples, size_t count, double (*value)(const struct held *held))
{
	double least = value(&samples->held);

	for (size_t i = 1; i < count; i++)
		least = fmin(least, value(&samples[i].held));
	return least;
}

/* Of COUNT samples: by how much the least of the second half is above that of the first. */
static double
rise_of(const struct sample *samples, size_t count, double (*value)(const struct held *held))
{
	size_t half = count / 2;

	return least_of(samples + half, count - half, value) - least_of(samples, half, value);
}

/* By least squares. */
static double
slope_of(const struct sample *samples, size_t count)
{
	double x = 0, y = 0, products = 0, squares = 0;

	for (size_t i = 0; i < count; i++) {
		x += samples[i].seconds / (double)count;
		y += private_of(&samples[i].held) / (double)count;
	}
	for (size_t i = 0; i < count; i++) {
		products += (samples[i].seconds - x) * (private_of(&samples[i].held) - y);
		squares += (samples[i].seconds - x) * (samples[i].seconds - x);
	}
	return squares > 0 ? products / squares * HOUR : 0;
}

struct growth_found
growth_find(const struct growth *growth, double warm)
{
	const struct sample *samples = growth->samples;
	size_t count = growth->count, half;

	while (count > 0 && samples->seconds < growth->samples->seconds + warm)
		samples++, count--;
	if (count < GROWTH_LEAST)
		return (struct growth_found){ .count = count };
	half = count / 2;
	return (struct growth_found){
		.count = count,
		.own = rise_of(samples, count, private_of),
		.share = rise_of(samples, count, share_of),
		.late = rise_of(samples + half, count - half, private_of),
		.files = least_of(samples + half, count - half, files_of)
		    - files_of(&growth->samples->held),
		.slope = slope_of(samples + half, count - half),
		.first = median_of(samples, count / 4),
		.last = median_of(samples + count - count / 4, count / 4),
	};
}

const struct held *
growth_at(const struct growth *growth, double seconds)
{
	const struct held *held = NULL;

	for (size_t i = 0; i < growth->count; i++)
		if (growth->samples[i].seconds <= seconds
		    && growth->samples[i].seconds > seconds - LATE)
			held = &growth->samples[i].held;
	return held;
}
