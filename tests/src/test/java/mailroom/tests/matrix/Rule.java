package mailroom.tests.matrix;

import java.util.Set;

/**
 * What a route asks for, and what it answers who may.
 *
 * @param about what the decision is about
 * @param reach which roles may, and how far each reaches
 * @param success the answer to who may
 */
record Rule(About about, Reach reach, int success) {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** What a decision is about. */
    enum About {
        NOBODY_ASKS,
        /** A service as a whole: there is nothing to hide, so a refusal is a 403. */
        SERVICE,
        /** One batch: what one may not read is a 404, as if it never was. */
        BATCH,
        /** A person that the request names; the service is asked, so a refusal is a 403. */
        PERSON
    }

    /** How far roles reach: an admin everywhere, others in their team, or to what is theirs. */
    record Reach(Set<Actor> own, Set<Actor> team) {
        static final Reach READERS = new Reach(Set.of(), Set.of(Actor.LEAD, Actor.SENDER, Actor.VIEWER));
        /** Senders make batches of their own. */
        static final Reach WRITERS = new Reach(Set.of(), Set.of(Actor.LEAD, Actor.SENDER));
        /** Senders change their own batches, leads all of their team. */
        static final Reach OWNERS = new Reach(Set.of(Actor.SENDER), Set.of(Actor.LEAD));
        /** About oneself, and admins about everybody. */
        static final Reach ONESELF = new Reach(Set.of(Actor.LEAD, Actor.SENDER, Actor.VIEWER), Set.of());

        static final Reach ADMINS = new Reach(Set.of(), Set.of());

        boolean reaches(Actor actor, Whose whose) {
            return switch (whose) {
                case OWN -> actor == Actor.ADMIN || own.contains(actor) || team.contains(actor);
                case SAME_TEAM -> actor == Actor.ADMIN || team.contains(actor);
                case OTHER_TEAM -> actor == Actor.ADMIN;
            };
        }
    }

    int status(Actor actor, Whose whose) {
        if (about == About.NOBODY_ASKS) {
            return success;
        }
        if (actor == Actor.NOBODY) {
            return UNAUTHORIZED;
        }
        if (reach.reaches(actor, whose)) {
            return success;
        }
        return about == About.BATCH && !Reach.READERS.reaches(actor, whose) ? NOT_FOUND : FORBIDDEN;
    }
}
