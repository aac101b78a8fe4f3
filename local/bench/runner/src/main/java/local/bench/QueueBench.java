package local.bench;

import java.util.Locale;
import local.LocalStack;
import local.template.Resource;

/** Messages through a queue and its event source to a plain function, in batches of ten. */
final class QueueBench implements Bench {
    private static final int MESSAGES = 20_000;

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String about() {
        return "20,000 messages through a queue and its event source to a plain function, batches of 10: >= 6000/s";
    }

    @Override
    public void run(Setting setting) {
        try (LocalStack stack = setting.start("queue.yaml")) {
            String url = stack.stack().find("Queue").map(Resource::ref).orElseThrow();
            try (Messages messages = new Messages(stack.awsEndpoint(), url)) {
                setting.say(
                        String.format(Locale.ROOT, "queue, the first round, cold: %.0f per second", round(messages)));
                double[] perSecond = new double[setting.samples()];
                for (int i = 0; i < perSecond.length; i++) {
                    perSecond[i] = round(messages);
                }
                setting.say(new Samples(perSecond).line("queue, warm, messages", "per second"));
            }
        }
    }

    private static double round(Messages messages) {
        long began = System.nanoTime();
        messages.send(MESSAGES);
        messages.awaitNone();
        return MESSAGES / ((System.nanoTime() - began) / 1e9);
    }
}
