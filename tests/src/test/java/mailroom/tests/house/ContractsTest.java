package mailroom.tests.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import local.aws.ses.Mailbox;
import mailroom.tests.contract.AlsoOnLocalStack;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** Which contracts run over LocalStack too. */
class ContractsTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("mailroom");

    private static List<JavaClass> contracts() {
        return TESTS.stream()
                .filter(it -> it.getSimpleName().endsWith("ContractTest"))
                .filter(it -> uses(it, LocalServices.class))
                .toList();
    }

    private static boolean uses(JavaClass type, Class<?> used) {
        return type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(it -> assignableTo(used).test(it.getTargetClass()))
                || type.getMethodCallsFromSelf().stream()
                        .anyMatch(it -> it.getTarget().getRawReturnType().isEquivalentTo(used));
    }

    /** Without a licence LocalStack has no SES v2, and its DynamoDB is the one that runs here anyway. */
    private static boolean needsWhatLocalStackLacks(JavaClass type) {
        return uses(type, DynamoDbClient.class) || uses(type, SesV2Client.class) || uses(type, Mailbox.class);
    }

    @Test
    void every_contract_on_what_localstack_has_runs_over_it() {
        assertThat(contracts()).hasSizeGreaterThanOrEqualTo(18);
        assertThat(contracts().stream().filter(it -> it.isAnnotatedWith(AlsoOnLocalStack.class)))
                .hasSizeGreaterThanOrEqualTo(13);
        assertThat(contracts()).allSatisfy(it -> assertThat(it.isAnnotatedWith(AlsoOnLocalStack.class))
                .as("%s: @AlsoOnLocalStack, or DynamoDB or SES", it.getSimpleName())
                .isNotEqualTo(needsWhatLocalStackLacks(it)));
    }
}
