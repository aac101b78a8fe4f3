package comparison.advise;

import comparison.advise.app.Application;
import comparison.advise.change.Change;
import comparison.advise.judge.Judgement;
import comparison.advise.traffic.Traffic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The answer.
 *
 * @param parameter {@code NAME=VALUE} that deploys the proposed grouping without any change of the template
 * @param sources what the times rest on, a sentence each
 */
public record Advice(
        Path template,
        Application application,
        Traffic traffic,
        Judgement judgement,
        Change change,
        Optional<String> parameter,
        List<String> sources) {
    public Advice {
        sources = List.copyOf(sources);
    }

    /** One line that says whether the template's grouping is right for this traffic, and why. */
    public String verdict() {
        int now = application.grouping().groups().size();
        int then = judgement.proposed().groups().size();
        return judgement.tie()
                ? "The present grouping (%d %s) is as good as any. %s %s"
                        .formatted(now, functions(now), judgement.decidingFactor(), judgement.flip())
                : "Another grouping is better: %d %s instead of %d. %s %s"
                        .formatted(then, functions(then), now, judgement.decidingFactor(), judgement.flip());
    }

    private static String functions(int count) {
        return count == 1 ? "function" : "functions";
    }
}
