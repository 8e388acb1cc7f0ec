package dev.cuepost.identity.policy;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system policies of the services that are spoken here.
 *
 * <p>Sources: the pages of the Resource Access Management documentation on AliyunMNSReadOnlyAccess,
 * AliyunICEFullAccess, AliyunICEReadOnlyAccess, AliyunVODReadOnlyAccess, AliyunVODUploadAuth and
 * AliyunVODPlayAuth. The others follow from what their names promise.
 */
public final class SystemPolicies {
  private static final String ANYTHING = "*";
  private static final String ANYTHING_OF_ICE = "acs:ice:*:*:*";

  /** What a media service does with its customer's queues and files. */
  private static final List<String> SERVICE_ACTIONS =
      List.of(
          "mns:SendMessage",
          "mns:PublishMessage",
          "mns:GetQueueAttributes",
          "oss:ListBuckets",
          "oss:GetBucketInfo",
          "oss:GetBucketLocation",
          "oss:ListObjects",
          "oss:GetObject",
          "oss:PutObject",
          "oss:DeleteObject",
          "oss:ListParts",
          "oss:AbortMultipartUpload");

  private static final List<SystemPolicy> ALL =
      List.of(
          allow(
              "AdministratorAccess", "Every operation on every resource.", ANYTHING, List.of("*")),
          allow("AliyunMNSFullAccess", "Full access to SMQ.", ANYTHING, List.of("mns:*")),
          allow(
              "AliyunMNSReadOnlyAccess",
              "Read-only access to SMQ.",
              ANYTHING,
              List.of("mns:Get*", "mns:Query*", "mns:Desc*", "mns:List*")),
          allow("AliyunICEFullAccess", "Full access to IMS.", ANYTHING_OF_ICE, List.of("ice:*")),
          allow(
              "AliyunICEReadOnlyAccess",
              "Read-only access to IMS.",
              ANYTHING_OF_ICE,
              List.of("ice:Get*", "ice:List*", "ice:Describe*")),
          allow("AliyunVODFullAccess", "Full access to VOD.", ANYTHING, List.of("vod:*")),
          allow(
              "AliyunVODReadOnlyAccess",
              "Read-only access to VOD.",
              ANYTHING,
              List.of("vod:Get*", "vod:List*", "vod:Search*", "vod:Describe*")),
          allow(
              "AliyunVODUploadAuth",
              "Uploads of videos and images to VOD.",
              ANYTHING,
              List.of("vod:CreateUploadVideo", "vod:RefreshUploadVideo", "vod:CreateUploadImage")),
          allow(
              "AliyunVODPlayAuth",
              "Playback of videos in VOD.",
              ANYTHING,
              List.of(
                  "vod:GetPlayInfo",
                  "vod:GetVideoPlayAuth",
                  "vod:GetVideoPlayInfo",
                  "vod:GetVideoInfo")),
          allow("AliyunOSSFullAccess", "Full access to OSS.", ANYTHING, List.of("oss:*")),
          allow(
              "AliyunOSSReadOnlyAccess",
              "Read-only access to OSS.",
              ANYTHING,
              List.of("oss:Get*", "oss:List*")),
          allow(
              "AliyunRAMFullAccess",
              "Full access to RAM: users, groups, roles, policies and their AccessKeys.",
              ANYTHING,
              List.of("ram:*")),
          allow(
              "AliyunRAMReadOnlyAccess",
              "Read-only access to RAM.",
              ANYTHING,
              List.of("ram:Get*", "ram:List*")),
          allow(
              "AliyunSTSAssumeRoleAccess", "Assuming a role.", ANYTHING, List.of("sts:AssumeRole")),
          allow(
              "AliyunICEDefaultRolePolicy",
              "What IMS needs of other services, for its default role.",
              ANYTHING,
              SERVICE_ACTIONS),
          allow(
              "AliyunVODDefaultRolePolicy",
              "What VOD needs of other services, and its players of it, for its default role.",
              ANYTHING,
              Stream.concat(SERVICE_ACTIONS.stream(), Stream.of("vod:GetPlayInfo")).toList()));

  private SystemPolicies() {}

  /** All of them, in the order in which they are listed to users. */
  public static List<SystemPolicy> all() {
    return ALL;
  }

  /** The one of a name, empty if there is none. */
  public static Optional<SystemPolicy> find(String name) {
    return ALL.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }

  private static SystemPolicy allow(
      String name, String description, String resource, List<String> actions) {
    return new SystemPolicy(
        name,
        description,
        """
        {"Version":"1","Statement":[{"Effect":"Allow","Action":[%s],"Resource":"%s"}]}\
        """
            .formatted(
                actions.stream().map(action -> '"' + action + '"').collect(joining(",")),
                resource));
  }
}
