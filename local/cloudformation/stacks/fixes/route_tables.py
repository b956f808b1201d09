"""Route tables of a VPC.

moto never deletes an AWS::EC2::RouteTable. Then it refuses to delete the VPC of the table.
"""

from moto.ec2 import ec2_backends
from moto.ec2.models.route_tables import RouteTable


def delete(self, account_id, region_name):
    ec2_backends[account_id][region_name].delete_route_table(self.id)


RouteTable.delete = delete
