package comparison.advise;

import comparison.advise.app.AdviseException;
import comparison.advise.app.Application;
import comparison.advise.change.Change;
import comparison.advise.change.ParameterChoice;
import comparison.advise.change.TemplateChange;
import comparison.advise.judge.GroupRules;
import comparison.advise.judge.Judgement;
import comparison.advise.judge.PresentAgainstBest;
import comparison.advise.times.ApplicationTimes;
import comparison.advise.times.StandardTimes;
import comparison.advise.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Template and log in, advice out. Writes nothing. */
public final class Adviser {
    private Adviser() {}

    /** The answer; {@code progress} hears of each step in words. */
    public static Advice advise(Question question, Consumer<String> progress) throws AdviseException {
        try {
            Path spill = Files.createTempFile("trace", ".bin");
            try {
                return advise(question, spill, progress);
            } finally {
                Files.deleteIfExists(spill);
            }
        } catch (IOException e) {
            throw new AdviseException("the temporary folder cannot be written: " + e.getMessage(), e);
        }
    }

    private static Advice advise(Question question, Path spill, Consumer<String> progress) throws AdviseException {
        Application application = question.reader().read(question.template());
        GroupRules rules = GroupRules.of(application, question.keepApart());
        Traffic traffic = Traffic.read(question.log(), application, spill);
        ApplicationTimes times =
                new ApplicationTimes(application, StandardTimes.read(), question.reports(), traffic.latencies());
        Judgement judgement = new PresentAgainstBest(
                        application, Case.of(question, application, traffic, times, rules), rules, progress)
                .judge();
        String text = text(question.template());
        Optional<String> parameter = judgement.tie()
                ? Optional.empty()
                : ParameterChoice.of(question.template(), text, question.reader(), judgement.proposed());
        Change change = parameter.isPresent()
                ? new Change(text, text, List.of(), List.of())
                : new TemplateChange(question.reader(), question.programs(), traffic::requests)
                        .to(judgement.proposed(), application, text);
        return new Advice(question.template(), application, traffic, judgement, change, parameter, times.sources());
    }

    private static String text(Path template) throws AdviseException {
        try {
            return Files.readString(template);
        } catch (IOException e) {
            throw new AdviseException("%s cannot be read: %s".formatted(template, e.getMessage()), e);
        }
    }
}
