package io.guanxi.ingest;

import java.util.List;

/** What amateur astronomers write about. */
final class DemoTexts {

    /** A topic and the broader one. */
    static final List<List<String>> TOPICS = List.of(
            List.of("astronomy", ""),
            List.of("observing", "astronomy"),
            List.of("astrophotography", "astronomy"),
            List.of("equipment", "astronomy"),
            List.of("planets", "observing"),
            List.of("moon", "observing"),
            List.of("deep sky", "observing"),
            List.of("meteors", "observing"),
            List.of("eclipses", "observing"),
            List.of("telescopes", "equipment"),
            List.of("mounts", "equipment"),
            List.of("stacking", "astrophotography"),
            List.of("narrowband", "astrophotography"),
            List.of("dark skies", "observing"));

    /** Channel, circle. */
    static final List<List<String>> CIRCLES = List.of(
            List.of("observing", "backyard-observers"),
            List.of("observing", "planet-watchers"),
            List.of("observing", "meteor-counters"),
            List.of("imaging", "deep-sky-imagers"),
            List.of("imaging", "smartphone-imagers"),
            List.of("imaging", "narrowband-lab"),
            List.of("workshop", "mirror-grinders"),
            List.of("workshop", "mount-tinkerers"),
            List.of("outreach", "school-star-parties"),
            List.of("outreach", "dark-sky-advocates"));

    static final List<String> TARGETS = List.of(
            "Jupiter",
            "Saturn",
            "the Orion Nebula",
            "M13",
            "the Andromeda Galaxy",
            "the Pleiades",
            "Mars",
            "the Ring Nebula",
            "the Double Cluster",
            "Venus",
            "the Veil Nebula",
            "the Whirlpool Galaxy",
            "Albireo",
            "Copernicus crater");
    static final List<String> GEAR = List.of(
            "an 8-inch Dobsonian",
            "a 102 mm refractor",
            "10x50 binoculars",
            "a 5-inch Maksutov",
            "a star tracker and a 135 mm lens",
            "a 6-inch Newtonian",
            "an old C8",
            "a smart telescope");
    static final List<String> TITLES = List.of(
            "First look at %s with %s",
            "%s last night: observing notes with %s",
            "How I photographed %s using %s",
            "Is %s a realistic target for %s?",
            "Sketching %s through %s",
            "Four hours on %s with %s");
    static final List<String> BODIES = List.of(
            "Seeing was about 7/10 and the transparency held until 2 am. At 150x the detail came and went, but it was worth the cold fingers.",
            "I stacked 120 subs of 60 s and kept the best 80 percent. Gradients from the town were the hardest part.",
            "Bortle 5, no filter. Averted vision made all the difference, and letting the tube cool for an hour did the rest.",
            "Collimation was slightly off, so take the colours with a grain of salt. Comments on processing are welcome.",
            "I am new to this and would be glad of advice on eyepieces and where to point next.",
            "We had eleven people in the field, two of them under ten, and the question of the night was how far away it is.");
    static final List<String> PRAISE = List.of(
            "Lovely result, the contrast is excellent.",
            "Thank you for the notes, I will try this on the next clear night.",
            "This is the best one I have seen from a city garden.",
            "Great patience. What exposure did you settle on?");
    static final List<String> ADVICE = List.of(
            "Try a lower magnification first and let your eyes adapt for half an hour.",
            "Which filter did you use?",
            "I get similar results, dew is my real enemy.",
            "Check the collimation on a star at the zenith before you blame the seeing.");
    static final List<String> CRITICISM = List.of(
            "To be honest the stars look bloated, the focus is off.",
            "Too much noise reduction for my taste.",
            "I doubt that was visible at this aperture.");
    static final List<String> BADGES = List.of(
            "First Light", "Messier 10", "Messier 110", "Star Party Host", "Helpful Eye", "Moon Walker", "Night Owl");
    static final List<List<String>> TAGS = List.of(
            List.of("imager", "basic"),
            List.of("visual observer", "basic"),
            List.of("night owl", "behavioural"),
            List.of("mentor", "behavioural"),
            List.of("enthusiast", "sentiment"),
            List.of("frustrated", "sentiment"));
    static final List<List<String>> CAMPAIGNS = List.of(
            List.of("perseids", "Bring a friend to the Perseids"), List.of("first-scope", "Your first telescope"));

    private DemoTexts() {}
}
