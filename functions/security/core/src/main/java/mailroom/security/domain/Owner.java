package mailroom.security.domain;

import java.util.regex.Pattern;

/**
 * Whom an API key or a token speaks for.
 *
 * @param subject the person or program, such as {@code ann@example.com} or {@code ci}
 * @param team the team that owns what the subject makes
 */
public record Owner(String subject, String team) {
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_.:@+-]{1,128}");
    private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    public Owner {
        if (!isSubject(subject)) {
            throw new IllegalArgumentException("subject must be 1 to 128 of A-Z a-z 0-9 _ . : @ + -");
        }
        if (!isTeam(team)) {
            throw new IllegalArgumentException("team must be 1 to 64 of A-Z a-z 0-9 _ . -");
        }
    }

    public static boolean isSubject(String text) {
        return SUBJECT.matcher(text).matches();
    }

    public static boolean isTeam(String text) {
        return TEAM.matcher(text).matches();
    }
}
