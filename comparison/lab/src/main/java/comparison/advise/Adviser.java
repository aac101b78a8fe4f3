package comparison.advise;

import comparison.advise.app.AdviseException;
import comparison.advise.app.Application;
import comparison.advise.change.Change;
import comparison.advise.change.ParameterChoice;
import comparison.advise.change.TemplateChange;
import comparison.advise.judge.Judge;
import comparison.advise.judge.Judgement;
import comparison.advise.judge.Rules;
import comparison.advise.times.ApplicationTimes;
import comparison.advise.times.StandardTimes;
import comparison.advise.traffic.Traffic;
import comparison.advise.traffic.TrafficReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Template and log in, advice out. Writes nothing. */
public final class Adviser {
    private Adviser() {}

    public static Advice advise(Question question) throws AdviseException {
        Application application = question.reader().read(question.template());
        Rules rules = Rules.of(application, question.keepApart());
        Traffic traffic = TrafficReader.read(question.log(), application);
        ApplicationTimes times =
                new ApplicationTimes(application, StandardTimes.read(), question.reports(), traffic.latencies());
        Judgement judgement = new Judge(application, times, traffic, rules, question.tolerance()).judge();
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
