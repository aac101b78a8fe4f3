package comparison.price;

import comparison.model.simulated.GroupResult;
import java.util.ArrayList;
import java.util.List;
import local.bill.Prices;

/** A month of 730 hours of the traffic that a simulation saw. Free tiers are not counted: an account has them once, whatever the layout. */
public record MonthlyBill(List<Line> lines) {
    private static final double MONTH_MILLIS = 730 * 3_600_000.0;
    private static final double AUTHORIZER_GB = 1;

    public MonthlyBill {
        lines = List.copyOf(lines);
    }

    /** One position: what, how much of it, for how much. */
    public record Line(String label, double quantity, String unit, double usd) {}

    public static MonthlyBill of(List<GroupResult> functions, Tariff tariff, Prices prices) {
        double requests = 0;
        double millis = 0;
        double inits = 0;
        double held = 0;
        double used = 0;
        for (GroupResult function : functions) {
            double months = MONTH_MILLIS / function.traceMillis();
            double gb = function.memoryMb() / 1024.0;
            requests += function.requests() * months;
            used += function.provisionedMillis() / 1000 * gb * months;
            millis += (function.billedMillis() - function.provisionedMillis()) / 1000 * gb * months;
            inits += function.initMillis() / 1000 * gb * months;
            held += function.provisioned() * gb * MONTH_MILLIS / 1000;
        }
        String compute = tariff.arm() ? "lambda-gb-seconds-arm" : "lambda-gb-seconds-x86";
        var lines = new ArrayList<Line>();
        lines.add(line(prices, "lambda-requests", "requests", requests));
        lines.add(line(prices, compute, "duration", millis));
        lines.add(line(prices, compute, "init", inits));
        if (held > 0) {
            lines.add(line(prices, "lambda-provisioned-gb-seconds", "provisioned, held", held));
            lines.add(line(prices, "lambda-provisioned-duration", "provisioned, used", used));
        }
        lines.add(line(prices, "http-api-requests", "HTTP API", requests));
        double asked = requests * tariff.authorizerShare();
        lines.add(line(prices, "lambda-requests", "authorizer, requests", asked));
        lines.add(line(
                prices,
                compute,
                "authorizer, duration",
                asked * Math.ceil(tariff.authorizerMillis()) / 1000 * AUTHORIZER_GB));
        return new MonthlyBill(lines);
    }

    private static Line line(Prices prices, String id, String label, double quantity) {
        var price = prices.of(id);
        return new Line(label, quantity, price.unit(), quantity * price.usd().doubleValue() / price.per());
    }

    public double usd() {
        return lines.stream().mapToDouble(Line::usd).sum();
    }
}
