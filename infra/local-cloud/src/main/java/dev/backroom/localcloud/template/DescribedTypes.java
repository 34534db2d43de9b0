package dev.backroom.localcloud.template;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resource types that only describe the deployment: one machine without accounts has no permissions, log groups, keys,
 * alarms or anybody on call. Their properties are still checked by name, so that a slip shows here and not at the deployment.
 */
final class DescribedTypes {
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "AWS::Logs::LogGroup", Set.of("LogGroupName", "RetentionInDays", "KmsKeyId", "LogGroupClass", "Tags"),
            "AWS::IAM::Role",
                    Set.of(
                            "AssumeRolePolicyDocument",
                            "ManagedPolicyArns",
                            "Policies",
                            "Description",
                            "RoleName",
                            "MaxSessionDuration",
                            "PermissionsBoundary",
                            "Tags"),
            "AWS::IAM::ManagedPolicy", Set.of("Description", "PolicyDocument"),
            "AWS::Lambda::Permission",
                    Set.of(
                            "Action",
                            "FunctionName",
                            "Principal",
                            "FunctionUrlAuthType",
                            "SourceArn",
                            "SourceAccount",
                            "InvokedViaFunctionUrl"),
            "AWS::KMS::Key",
                    Set.of(
                            "Description",
                            "EnableKeyRotation",
                            "KeyPolicy",
                            "KeySpec",
                            "KeyUsage",
                            "PendingWindowInDays",
                            "Tags"),
            "AWS::SNS::Topic", Set.of("TopicName", "DisplayName", "KmsMasterKeyId", "Tags"),
            "AWS::CloudWatch::Dashboard", Set.of("DashboardName", "DashboardBody"),
            "AWS::Logs::MetricFilter", Set.of("FilterName", "FilterPattern", "LogGroupName", "MetricTransformations"),
            "AWS::CloudWatch::Alarm",
                    Set.of(
                            "ActionsEnabled",
                            "AlarmActions",
                            "AlarmDescription",
                            "AlarmName",
                            "ComparisonOperator",
                            "DatapointsToAlarm",
                            "Dimensions",
                            "EvaluationPeriods",
                            "ExtendedStatistic",
                            "MetricName",
                            "Metrics",
                            "Namespace",
                            "OKActions",
                            "Period",
                            "Statistic",
                            "Threshold",
                            "TreatMissingData",
                            "Unit",
                            "Tags"));

    private DescribedTypes() {}

    static Optional<Set<String>> properties(String type) {
        return Optional.ofNullable(PROPERTIES.get(type));
    }
}
