"""Route tables of a VPC.

moto makes an AWS::EC2::RouteTable and never deletes it, and then refuses to delete its VPC.
"""

from moto.ec2 import ec2_backends
from moto.ec2.models.route_tables import RouteTable


def delete(self, account_id, region_name):
    ec2_backends[account_id][region_name].delete_route_table(self.id)


RouteTable.delete = delete
