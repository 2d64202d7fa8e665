#include "site/packets.h"

#include <map>

namespace gazette {

std::vector<std::vector<Packet>> list_packets(const Portal& portal, const AsOfDays& as_of) {
  std::vector<std::vector<Packet>> packets(portal.shelf.districts.size());
  if (as_of.days.empty()) return packets;
  for (DistrictNumber i = 0; i < packets.size(); ++i) {
    std::map<Date, std::string> topics;
    for (const CommitteeMeeting& meeting : portal.shelf.districts[i].district.meetings) {
      if (!meeting.date) continue;
      std::string& topic = topics[meeting.date.value];
      if (topic.empty()) topic = meeting.topic;
    }
    for (auto meeting = topics.begin(); meeting != topics.end(); ++meeting) {
      if (!as_of.find_state(i, meeting->first)) continue;
      Packet packet{meeting->first, meeting->second, std::nullopt, std::nullopt};
      if (meeting != topics.begin()) packet.before = std::prev(meeting)->first;
      if (std::next(meeting) != topics.end()) packet.after = std::next(meeting)->first;
      packets[i].push_back(std::move(packet));
    }
  }
  return packets;
}

}  // namespace gazette
