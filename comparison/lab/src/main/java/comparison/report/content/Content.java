package comparison.report.content;

import comparison.report.figures.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole report.
 *
 * @param answer three sentences, or one on why there are none
 * @param subtitle when and where it was measured
 * @param incomplete what is missing and which chapters are left out, a sentence each; empty where all is there
 */
public record Content(
        String title, String subtitle, List<String> answer, List<String> incomplete, List<Section> sections) {
    private static final List<Chapter> CHAPTERS = List.of(
            new ScenariosChapter(),
            new DecidingChapter(),
            new FrontChapter(),
            new TargetsChapter(),
            new ColdChapter(),
            new BudgetChapter(),
            new WarmChapter(),
            new UsageChapter(),
            new StaticsChapter(),
            new PermissionsChapter(),
            new DebuggingChapter(),
            new HeadersChapter(),
            new MethodChapter());

    public Content {
        answer = List.copyOf(answer);
        incomplete = List.copyOf(incomplete);
        sections = List.copyOf(sections);
    }

    public static Content of(Figures figures) {
        var incomplete = new ArrayList<String>();
        var sections = new ArrayList<Section>();
        if (!figures.complete()) {
            incomplete.add("This run ended before everything that was planned was measured.");
            figures.missing().forEach(it -> incomplete.add("Missing: %s.".formatted(Words.withoutStop(it))));
        }
        for (Chapter chapter : CHAPTERS) {
            List<Block> blocks = chapter.blocks(figures);
            if (blocks.isEmpty()) {
                incomplete.add("Left out, “%s”: %s".formatted(chapter.title(), chapter.whenEmpty()));
            } else {
                sections.add(new Section(chapter.id(), chapter.title(), blocks));
            }
        }
        return new Content(
                "One function or one per endpoint?",
                "Measured %s on %s, %s, %s.%s"
                        .formatted(
                                Words.day(figures.machine().at()),
                                Words.of(figures.machine().cores(), "core"),
                                figures.machine().cpu(),
                                figures.machine().jdk(),
                                figures.complete() ? "" : " Incomplete."),
                answer(figures),
                incomplete,
                sections);
    }

    private static List<String> answer(Figures figures) {
        return figures.contests().isEmpty()
                ? List.of("There is no answer yet: nothing was simulated, so only the measurements below are shown.")
                : figures.contests().getFirst().verdict().sentences();
    }
}
