/* SPDX-License-Identifier: ISC */
/* The site of kiosks under test, in which nobody has to wait for long. */
#include "partway/site.h"

extern const struct site kiosk_site;

const struct site kiosk_site = {
	.group = "Test group",
	.person = "Need a person? Ask at the desk.",
	.region = "uk",
	.idle = 3,
	.visit = 40,
};
